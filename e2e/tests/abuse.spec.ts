import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { beginAppSignIn, signInToApp } from "../support/app-sign-in.ts";
import { call } from "../support/call.ts";
import { projectRoot, startCloud, type Cloud } from "../support/cloud.ts";
import { listFolder, makeFolder, rootOf } from "../support/files.ts";
import { signIn, type Caller } from "../support/person.ts";
import { createUpload, uploadFile } from "../support/tus.ts";

type World = { cloud: Cloud; ada: Caller & { cookie: string }; bob: Caller; root: string };

async function withPeople(quotaBytes?: number): Promise<World & AsyncDisposable> {
  const cloud = await startCloud();
  const quota = quotaBytes === undefined ? [] : ["--quota", String(quotaBytes)];
  for (const args of [["ada", ...quota], ["bob"]]) expect((await cloud.cli("user", "add", ...args)).code).toBe(0);
  const ada = await signIn(cloud, "ada");
  return {
    cloud,
    ada,
    bob: await signIn(cloud, "bob"),
    root: await rootOf(ada),
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

test("bad input to files is refused with a typed error, and nothing is lost", async () => {
  await using world = await withPeople();
  const { ada, root } = world;
  const content = randomBytes(1000);
  const id = await uploadFile(ada, root, "a.bin", content);

  await test.step("a broken range", async () => {
    for (const [range, status] of [
      ["bytes=5000-", 416],
      ["bytes=9-2", 416],
      ["lines=1-2", 200],
      ["bytes=-5", 206],
      ["bytes=0-0,5-9", 206],
    ] as const) {
      expect((await ada.call(`/.mows/files/${id}/content`, { headers: { range } })).status, range).toBe(status);
    }
  });

  await test.step("a name with a slash or dots", async () => {
    for (const name of ["a/b", "..", ".", "", "a\u0000b", "x".repeat(256)]) {
      const { renameNode } = await ada.graphql<{ renameNode: object }>(
        `mutation ($input: RenameNodeInput!) { renameNode(input: $input) { __typename ... on NameInvalid { message } } }`,
        { input: { id, name } },
      );
      expect(renameNode, JSON.stringify(name)).toMatchObject({
        __typename: "NameInvalid",
        message: expect.stringMatching(/\w/),
      });
      const upload = await createUpload(ada, { parentId: root, name, sizeBytes: 1 });
      expect(upload.status, JSON.stringify(name)).toBe(400);
      expect(upload.json()).toMatchObject({ code: "NAME_INVALID" });
    }
  });

  await test.step("an encoded way out of the static folder", async () => {
    for (const path of [
      "/../../../etc/passwd",
      "/..%2f..%2f..%2fetc%2fpasswd",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/%00",
    ]) {
      const answer = await call(world.cloud, path);
      expect(answer.text).not.toMatch(/root:|"workspace|"devDependencies/);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  expect((await listFolder(ada, root)).map((node) => node.name)).toEqual(["a.bin"]);
  expect((await ada.call(`/.mows/files/${id}/content`)).body.equals(content)).toBe(true);
});

test("an upload over quota is refused before its bytes are taken", async () => {
  await using world = await withPeople(10_000);
  const { ada, root } = world;
  await uploadFile(ada, root, "fits.bin", randomBytes(6_000));
  const refused = await createUpload(ada, { parentId: root, name: "too-big.bin", sizeBytes: 6_000 });
  expect(refused.status).toBe(413);
  expect(refused.json()).toMatchObject({ code: "QUOTA_EXCEEDED", limitBytes: 10_000, usedBytes: 6_000 });
  expect((await listFolder(ada, root)).map((node) => node.name)).toEqual(["fits.bin"]);
});

test("a query that would cost too much is refused before it runs", async () => {
  await using cloud = await startCloud();
  const post = (query: string) =>
    call(cloud, "/.mows/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
  const deep = `{ ${"a { ".repeat(10_000)} b ${"} ".repeat(10_000)} }`;
  const aliases = `{ ${Array.from({ length: 500 }, (_, n) => `s${n}: session { needsOwner }`).join(" ")} }`;
  const fragments = `${Array.from({ length: 20 }, (_, n) => `fragment f${n} on Session { ...f${n + 1} ...f${n + 1} }`).join(" ")} fragment f20 on Session { needsOwner } { session { ...f0 } }`;
  for (const query of [deep, aliases, fragments]) {
    const started = performance.now();
    const answer = await post(query);
    expect(answer.json()).toHaveProperty("errors");
    expect(answer.json()).not.toHaveProperty("data.session");
    expect(performance.now() - started).toBeLessThan(2_000);
  }
  const batch = await call(cloud, "/.mows/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify([{ query: "{ __typename }" }, { query: "{ __typename }" }]),
  });
  expect(batch.status).toBeGreaterThanOrEqual(400);
  expect((await call(cloud, "/.mows/health")).status).toBe(200);
});

test("hostile media end in a note on the file, and the service goes on", async () => {
  await using world = await withPeople();
  const { ada, root } = world;
  const corrupt = Buffer.concat([Buffer.from("ID3\x04\x00\x00\x7f\x7f\x7f\x7f", "latin1"), randomBytes(5_000)]);
  const bomb = Buffer.concat([id3WithPicture(hugePng()), mpegSilence()]);
  const corruptId = await uploadFile(ada, root, "corrupt.mp3", corrupt);
  const bombId = await uploadFile(ada, root, "bomb.mp3", bomb);
  const node = (id: string) =>
    ada.graphql<{ node: { audio: { problem: string | null } | null; coverUrl: string | null } }>(
      `query ($id: ID!) { node(id: $id) { ... on File { audio { problem } coverUrl } } }`,
      { id },
    );
  await expect.poll(async () => (await node(corruptId)).node.audio !== null, { timeout: 60_000 }).toBe(true);
  await expect.poll(async () => (await node(bombId)).node.audio !== null, { timeout: 60_000 }).toBe(true);
  expect((await node(bombId)).node.coverUrl).toBeNull();
  expect((await ada.call("/.mows/health")).json()).toMatchObject({ status: "ok" });
  expect((await ada.call(`/.mows/files/${corruptId}/content`)).body.equals(corrupt)).toBe(true);
});

test("another origin, a sibling app and another person get nothing", async () => {
  await using world = await withPeople();
  const { cloud, ada, bob, root } = world;
  const id = await uploadFile(ada, root, "secret.txt", Buffer.from("the secret"));
  const mutation = JSON.stringify({ query: `mutation { deleteNode(input: { id: "${id}" }) { __typename } }` });
  const json = { "content-type": "application/json" };

  await test.step("another origin's Origin", async () => {
    for (const origin of ["http://evil.example", `http://spotify.mows.localhost:${cloud.port}`, "null"]) {
      const answer = await ada.call("/.mows/graphql", { method: "POST", headers: { ...json, origin }, body: mutation });
      expect(answer.status, origin).toBe(403);
      expect(answer.json()).toMatchObject({ code: "ANOTHER_ORIGIN" });
    }
  });

  await test.step("a sibling app's request", async () => {
    for (const path of [`/.mows/files/${id}/content`, "/.mows/graphql?query={__typename}", "/.mows/health"]) {
      const answer = await ada.call(path, { headers: { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" } });
      expect(answer.status, path).toBe(403);
      expect(answer.json()).toMatchObject({ code: "ANOTHER_SITE" });
    }
  });

  await test.step("a cookie planted by a sibling", async () => {
    const [name] = ada.cookie.split("=");
    const answer = await ada.call("/.mows/graphql?query={__typename}", {
      headers: { cookie: `${ada.cookie}; ${name}=planted` },
    });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: "COOKIE_TOSSED" });
  });

  await test.step("an uploaded script, loaded by a script element", async () => {
    const script = await uploadFile(ada, root, "evil.js", Buffer.from("alert(1)"));
    for (const destination of ["script", "style", "worker", "serviceworker", "iframe", "embed", "object"]) {
      const answer = await ada.call(`/.mows/files/${script}/content`, { headers: { "sec-fetch-dest": destination } });
      expect(answer.status, destination).toBe(403);
      expect(answer.text).not.toContain("alert");
    }
    const plain = await ada.call(`/.mows/files/${script}/content`);
    expect(plain.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-security-policy": expect.stringContaining("sandbox"),
      "content-disposition": expect.stringMatching(/^attachment/),
      "x-content-type-options": "nosniff",
    });
  });

  await test.step("another person's node id", async () => {
    const looks = await bob.graphql<{ node: object }>(`query ($id: ID!) { node(id: $id) { __typename } }`, { id });
    expect(looks.node).toEqual({ __typename: "NodeNotFound" });
    expect((await bob.call(`/.mows/files/${id}/content`)).status).toBe(404);
    expect((await createUpload(bob, { parentId: root, name: "mine.txt", sizeBytes: 1 })).status).toBe(404);
    const deleted = await bob.graphql<{ deleteNode: object }>(
      `mutation ($input: DeleteNodeInput!) { deleteNode(input: $input) { __typename } }`,
      { input: { id } },
    );
    expect(deleted.deleteNode).toEqual({ __typename: "NodeNotFound" });
  });

  await test.step("nobody at all", async () => {
    expect((await call(cloud, `/.mows/files/${id}/content`)).status).toBe(401);
    expect((await call(cloud, "/", { host: "evil.example" })).status).toBe(421);
    expect((await call(cloud, "/", { host: "nothing.mows.localhost" })).status).toBe(404);
  });

  expect((await ada.call(`/.mows/files/${id}/content`)).text).toBe("the secret");
});

test("an app gets what its manifest asked for and the person granted, and no more", async () => {
  await using world = await withPeople();
  const { cloud, ada, root } = world;
  const privateId = await makeFolder(ada, root, "Private");
  const secret = await uploadFile(ada, privateId, "diary.txt", Buffer.from("dear diary"));
  const installed = await cloud.cli("app", "install", join(projectRoot, "examples/spotify-clone"));
  expect(installed.code, installed.stderr).toBe(0);

  await test.step("a scope that its manifest does not declare", async () => {
    const start = await beginAppSignIn(cloud, "spotify");
    const greedy = new URL(start.authorizeUrl);
    greedy.searchParams.set("scope", `${greedy.searchParams.get("scope")} files.everything`);
    const answer = await ada.call(greedy.pathname + greedy.search, { headers: { "sec-fetch-site": "none" } });
    expect(answer.status).toBe(302);
    const refused = new URL(String(answer.headers["location"]), cloud.url);
    expect(refused.searchParams.get("error")).toBe("invalid_scope");
    expect(refused.searchParams.has("code")).toBe(false);
  });

  const app = await signInToApp(cloud, ada, "spotify");

  await test.step("what it was granted works", async () => {
    const { roots } = await app.graphql<{ roots: { roots: { access: string; node: { id: string; name: string } }[] } }>(
      `{ roots { ... on Roots { roots { access node { id name } } } } }`,
    );
    expect(roots.roots).toMatchObject([{ access: "WRITE", node: { name: "Music" } }]);
    const song = await uploadFile(app, roots.roots[0]?.node.id ?? "", "song.txt", Buffer.from("la"));
    expect((await app.call(`/.mows/files/${song}/content`)).text).toBe("la");
  });

  await test.step("anything else of the same person is denied, and says who could grant it", async () => {
    const looks = await app.graphql<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { __typename ... on Denied { lacking missingScope message } } }`,
      { id: secret },
    );
    expect(looks.node).toMatchObject({
      __typename: "Denied",
      lacking: "APP",
      missingScope: "files.read",
      message: expect.stringMatching(/\w/),
    });
    expect((await app.call(`/.mows/files/${secret}/content`)).status).toBe(403);
    expect((await createUpload(app, { parentId: root, name: "x", sizeBytes: 1 })).status).toBe(403);
    const people = await app.graphql<{ people: object }>(`{ people { __typename } }`);
    expect(people.people).toEqual({ __typename: "Denied" });
  });

  await test.step("signing out of the cloud ends it", async () => {
    expect((await ada.call("/.mows/auth/sign-out", { method: "POST" })).status).toBeLessThan(300);
    expect((await app.call(`/.mows/files/${secret}/content`)).status).toBe(401);
  });
});

/** A PNG (RFC 2083) of 60,000 × 60,000 pixels that is a few hundred kilobytes: 3.6 gigapixels when it is drawn. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([1, 0], 8);
  const row = Buffer.alloc(1 + 60_000 / 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 2_000 }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** An ID3v2.3 tag with this picture as its cover. */
function id3WithPicture(picture: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from("\0image/png\0\x03\0", "latin1"), picture]);
  const frame = Buffer.alloc(10);
  frame.write("APIC", 0, "latin1");
  frame.writeUInt32BE(content.length, 4);
  const size = frame.length + content.length;
  const synchsafe = [size >> 21, size >> 14, size >> 7, size].map((part) => part & 0x7f);
  return Buffer.concat([Buffer.from("ID3\x03\0\0", "latin1"), Buffer.from(synchsafe), frame, content]);
}

/** A second of MPEG-1 layer III frames, 128 kbit/s at 44.1 kHz, without sound. */
function mpegSilence(): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat(Array.from({ length: 38 }, () => frame));
}
