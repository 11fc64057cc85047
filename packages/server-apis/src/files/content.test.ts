import { describe, expect, it } from "vitest";
import { createFileCloud } from "./testing/file-cloud.ts";

async function withFile(name = "song.mp3", content = "0123456789") {
  const cloud = await createFileCloud({ startJobs: false });
  const id = await cloud.upload(name, content);
  const get = (headers: Record<string, string> = {}, query = "", method = "GET") =>
    cloud.fetch(`files/${id}/content${query}`, { headers, method });
  return { cloud, id, get, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
}

describe("the content of a file", () => {
  it("comes whole, with what a player and a cache need", async () => {
    await using file = await withFile();
    const response = await file.get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "audio/mpeg",
      "content-length": "10",
      "accept-ranges": "bytes",
      "cache-control": "private, no-cache",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "content-disposition": `inline; filename="song.mp3"; filename*=UTF-8''song.mp3`,
    });
    expect(await response.text()).toBe("0123456789");
  });

  it("comes in the range asked for", async () => {
    await using file = await withFile();
    const response = await file.get({ range: "bytes=2-4" });
    expect([response.status, response.headers.get("content-range"), await response.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    expect(await (await file.get({ range: "bytes=-2" })).text()).toBe("89");
  });

  it("comes in several ranges as multipart, of the length promised", async () => {
    await using file = await withFile();
    const response = await file.get({ range: "bytes=0-1,8-9" });
    expect(response.status).toBe(206);
    const boundary = /boundary=(.+)$/.exec(response.headers.get("content-type")!)![1];
    const text = await response.text();
    expect(text).toBe(
      [
        `\r\n--${boundary}`,
        "content-type: audio/mpeg",
        "content-range: bytes 0-1/10",
        "",
        `01\r\n--${boundary}`,
        "content-type: audio/mpeg",
        "content-range: bytes 8-9/10",
        "",
        `89\r\n--${boundary}--`,
        "",
      ].join("\r\n"),
    );
    expect(response.headers.get("content-length")).toBe(String(text.length));
  });

  it.each(["bytes=10-", "bytes=5-2", "bytes=x"])(
    "refuses the range %j and says how long the file is",
    async (range) => {
      await using file = await withFile();
      const response = await file.get({ range });
      expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */10"]);
      expect(await response.json()).toMatchObject({ code: "RANGE_NOT_SATISFIABLE", sizeBytes: 10 });
    },
  );

  it("is not sent again to who has it, and not changed under who resumes", async () => {
    await using file = await withFile();
    const etag = (await file.get()).headers.get("etag")!;
    expect((await file.get({ "if-none-match": `"x", W/${etag}` })).status).toBe(304);
    expect((await file.get({ "if-match": '"x"' })).status).toBe(412);
    expect((await file.get({ "if-modified-since": new Date(Date.now() + 5_000).toUTCString() })).status).toBe(304);
    expect((await file.get({ range: "bytes=0-1", "if-range": etag })).status).toBe(206);
    expect((await file.get({ range: "bytes=0-1", "if-range": '"old"' })).status).toBe(200);
  });

  it("answers HEAD as it would GET, without the bytes", async () => {
    await using file = await withFile();
    for (const headers of [{}, { range: "bytes=1-3" }] as Record<string, string>[]) {
      const [get, head] = [await file.get(headers), await file.get(headers, "", "HEAD")];
      expect([head.status, Object.fromEntries(head.headers), await head.text()]).toEqual([
        get.status,
        Object.fromEntries(get.headers),
        "",
      ]);
      await get.body?.cancel();
    }
  });

  it("is downloaded under its own name, whatever the name", async () => {
    await using file = await withFile('Ünder "the"; sky.mp3');
    const response = await file.get({}, "?download");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="_nder _the_; sky.mp3"; filename*=UTF-8''%C3%9Cnder%20%22the%22%3B%20sky.mp3`,
    );
  });

  it.each([
    "script",
    "style",
    "worker",
    "sharedworker",
    "serviceworker",
    "audioworklet",
    "paintworklet",
    "xslt",
    "iframe",
    "frame",
    "embed",
    "object",
    "json",
    "manifest",
  ])("is refused where a browser would use it as %s", async (destination) => {
    await using file = await withFile();
    const response = await file.get({ "sec-fetch-dest": destination });
    expect([response.status, await response.json()]).toMatchObject([403, { code: "DESTINATION_REFUSED", destination }]);
  });

  it.each(["page.html", "picture.svg", "code.js", "data.xml", "style.css", "unknown"])(
    "is an attachment without a type when it is %s",
    async (name) => {
      await using file = await withFile(name, "<script>alert(1)</script>");
      const { headers } = await file.get();
      expect(headers.get("content-type")).toBe("application/octet-stream");
      expect(headers.get("content-disposition")).toMatch(/^attachment/);
    },
  );

  it("is a download when somebody navigates to it", async () => {
    await using file = await withFile();
    expect((await file.get({ "sec-fetch-dest": "document" })).headers.get("content-disposition")).toMatch(
      /^attachment/,
    );
  });

  it("has versions by number", async () => {
    await using file = await withFile();
    expect((await file.get({}, "?version=1")).status).toBe(200);
    expect((await file.get({}, "?version=2")).status).toBe(404);
    expect((await file.get({}, "?version=0")).status).toBe(400);
  });

  it("is nobody else's, and no app's that was not granted it", async () => {
    await using file = await withFile();
    const { principal: bob } = await file.cloud.addPerson();
    const app = await file.cloud.throughApp(file.cloud.ada, "spotify", {});
    const path = `files/${file.id}/content`;
    expect((await file.cloud.fetch(path, { as: bob })).status).toBe(404);
    expect((await file.cloud.fetch(path, { as: app })).status).toBe(403);
    expect((await file.cloud.fetch(path, { as: { kind: "anonymous", appId: null } })).status).toBe(401);
    expect((await file.cloud.fetch("files/not-an-id/content")).status).toBe(404);
    expect((await file.cloud.fetch(`files/${file.cloud.rootId}/content`)).status).toBe(404);
  });
});
