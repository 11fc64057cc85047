import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDiskBlobStore } from "./kit/blobs/blob-store.disk.node.ts";
import { mp3, png } from "./files/testing/audio-files.ts";
import { createFileCloud, type FileCloud } from "./files/testing/file-cloud.ts";
import { film, filmsAreMade } from "./files/testing/media-files.ts";

/** As it is on a machine, where every route is mounted. */
async function createCloud(startJobs: boolean): Promise<FileCloud> {
  const folder = await mkdtempDisposable(join(tmpdir(), "cloud-"));
  const blobs = createDiskBlobStore(join(folder.path, "blobs"));
  const cloud = await createFileCloud({ overrides: { dataFolder: folder.path, blobs }, startJobs });
  return {
    ...cloud,
    async [Symbol.asyncDispose]() {
      await cloud[Symbol.asyncDispose]();
      await folder.remove();
    },
  };
}

/** What a browser says that it would run, style, frame or embed what it asks for (`Sec-Fetch-Dest`). */
const destinations = [
  "script",
  "style",
  "worker",
  "serviceworker",
  "audioworklet",
  "iframe",
  "embed",
  "object",
  "xslt",
];

/** Types that run, or hold what runs, where a browser shows them. */
const active = /html|xml|svg|javascript|ecmascript|css|pdf|wasm|json(?!$)|x-shockwave/;

/** Every address by which bytes of a person's files are handed out, for this file and the folder it is in. */
const addresses = (name: string, id: string, folderId: string): Record<string, string> => ({
  "files/:id/content": `files/${id}/content`,
  "files/:id/cover": `files/${id}/cover`,
  "files/:id/thumbnail": `files/${id}/thumbnail`,
  "files/:id/waveform": `files/${id}/waveform`,
  "files/:id/hls/:part": `files/${id}/hls/index.m3u8`,
  "files/:id/zip": `files/${folderId}/zip`,
  "dav/*": `dav/in/${name}`,
});

/** What the files are, and the routes that must have answered for them. */
const files: [name: string, content: () => Promise<BodyInit> | BodyInit, routes: readonly string[]][] = [
  ["page.html", () => "<script>alert(1)</script>", []],
  ["picture.svg", () => `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, []],
  ["code.js", () => "alert(1)", []],
  ["style.css", () => "* { background: url(/steal) }", []],
  ["feed.xml", () => `<?xml-stylesheet href="x.xsl" type="text/xsl"?><a/>`, []],
  ["paper.pdf", () => "%PDF-1.7", []],
  ["module.wasm", () => new Uint8Array([0, 97, 115, 109]), []],
  ["photo.png", () => png(40, 40, 200), ["files/:id/thumbnail"]],
  ["song.mp3", async () => mp3("Song", await png(40, 40, 200)), ["files/:id/cover"]],
  ...(filmsAreMade
    ? [
        ["film.mp4", () => film("film.mp4", 2, []), ["files/:id/hls/:part"]] satisfies [
          string,
          () => BodyInit,
          string[],
        ],
      ]
    : []),
];

it("knows every route that hands out bytes", async () => {
  await using cloud = await createCloud(false);
  const mounted = (cloud.kit.running["files"]?.routes ?? [])
    .filter(({ path, methods }) => methods.includes("GET") && /^(files|dav)\/./.test(path))
    .map(({ path }) => path);
  expect(mounted.toSorted()).toEqual(Object.keys(addresses("", "", "")).toSorted());
});

it("hands nothing out that a browser would use as code, styles or pages, by no route", async () => {
  await using cloud = await createCloud(false);
  const folderId = await cloud.folder("/in");
  const id = await cloud.upload("page.html", "<p>", { parentId: folderId });
  for (const path of Object.values(addresses("page.html", id, folderId))) {
    for (const destination of destinations) {
      const answer = await cloud.fetch(path, { headers: { "sec-fetch-dest": destination } });
      expect([path, answer.status, await answer.json()]).toMatchObject([path, 403, { code: "DESTINATION_REFUSED" }]);
    }
    const worker = await cloud.fetch(path, { headers: { "service-worker": "script" } });
    expect([path, worker.status]).toEqual([path, 403]);
  }
});

it("gives all of them passive types, sealed off, by every route", { timeout: 120_000 }, async () => {
  await using cloud = await createCloud(true);
  const folderId = await cloud.folder("/in");
  const uploaded: [name: string, id: string, routes: readonly string[]][] = [];
  for (const [name, content, routes] of files)
    uploaded.push([name, await cloud.upload(name, await content(), { parentId: folderId }), routes]);
  await cloud.kit.jobs.idle();
  for (const [name, id, routes] of uploaded) {
    const given: string[] = [];
    for (const [route, path] of Object.entries(addresses(name, id, folderId))) {
      const answer = await cloud.fetch(path);
      await answer.body?.cancel();
      if (answer.status !== 200) continue;
      given.push(route);
      const { headers } = answer;
      expect({ name, route, ...Object.fromEntries(headers) }).toMatchObject({
        name,
        route,
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": expect.stringMatching(/^private/),
        "content-type": expect.not.stringMatching(active),
      });
      const isNameless = headers.get("content-type") === "application/octet-stream";
      expect(!isNameless || headers.get("content-disposition")?.startsWith("attachment; ")).toBe(true);
    }
    expect(given).toEqual(expect.arrayContaining(["files/:id/content", "files/:id/zip", "dav/*", ...routes]));
  }
});
