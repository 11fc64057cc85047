import { createHash, randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { type Listed, listFolder, makeFolder, rootOf } from "../support/files.ts";
import { callerWith, signIn, type Caller } from "../support/person.ts";
import { appendToUpload, createUpload, joinUploads, offsetOf, sendWhole } from "../support/tus.ts";

/** Kills of each kind; `npm run test:kill-9` does many more. */
const kills = Number(process.env["MOWS_KILLS"] ?? 4);
const fileBytes = 12 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** What the cloud has acknowledged so far: none of it may ever be missing again. */
type Acknowledged = {
  folders: Set<string>;
  name: string;
  offset: number;
  /** Names of files that were joined from parts, since the last kill. */
  joined: Set<string>;
  /** Which of its contents the file has that is replaced again and again. */
  replaced: number;
};

type Work = {
  ada: Caller;
  root: string;
  /** The folder that is renamed again and again. */
  renamedId: string;
  content: Buffer;
  location: string;
  acknowledged: Acknowledged;
};

test.describe.configure({ timeout: 60_000 + kills * 30_000 });

test("kill -9 of the server during uploads and renames loses nothing acknowledged", async () => {
  let cloud = await startCloud();
  try {
    const work = await begin(cloud);
    for (let round = 0; round < kills; round += 1) {
      const { ended, acknowledgedEnough } = workUntilItFails(work, round);
      await acknowledgedEnough;
      await cloud.kill9();
      await ended;
      cloud = await startCloud({ dataFolder: cloud.dataFolder, port: cloud.port });
      await expectNothingLost(work);
    }
    await expectUploadFinishes(work);
    expect(await cloud.stop()).toBe(0);
  } finally {
    await cloud[Symbol.asyncDispose]();
    await rm(cloud.dataFolder, { recursive: true, force: true });
  }
});

test("kill -9 of PostgreSQL during uploads and renames loses nothing acknowledged, and the cloud goes on", async () => {
  let cloud = await startCloud();
  try {
    const work = await begin(cloud);
    for (let round = 0; round < kills; round += 1) {
      const { ended, acknowledgedEnough } = workUntilItFails(work, round);
      await acknowledgedEnough;
      process.kill(await cloud.postgresPid(), "SIGKILL");
      await ended;
      await expect.poll(async () => (await work.ada.call("/.mows/health")).status, { timeout: 30_000 }).toBe(200);
      await expectNothingLost(work);
    }
    await cloud.stop();
    cloud = await startCloud({ dataFolder: cloud.dataFolder, port: cloud.port });
    await expectNothingLost(work);
    await expectUploadFinishes(work);
  } finally {
    await cloud[Symbol.asyncDispose]();
    await rm(cloud.dataFolder, { recursive: true, force: true });
  }
});

async function begin(cloud: Cloud): Promise<Work> {
  const added = await cloud.cli("user", "add", "ada");
  expect(added.code, added.stderr).toBe(0);
  const { cookie } = await signIn(cloud, "ada");
  const ada = callerWith(cloud, "mows.localhost", cookie);
  const root = await rootOf(ada);
  const renamedId = await makeFolder(ada, root, "renamed 0");
  const content = randomBytes(fileBytes);
  const created = await createUpload(ada, { parentId: root, name: "half.bin", sizeBytes: content.length });
  expect(created.status, created.text).toBe(201);
  const location = String(created.headers["location"]);
  return {
    ada,
    root,
    renamedId,
    content,
    location,
    acknowledged: { folders: new Set(), name: "renamed 0", offset: 0, joined: new Set(), replaced: 0 },
  };
}

/**
 * Uploads, renames and makes folders side by side until the cloud is gone, noting each acknowledgement. The kill is for when there have
 * been enough of them: another number in every round, while others of each kind are under way.
 */
function workUntilItFails(work: Work, round: number): { ended: Promise<unknown>; acknowledgedEnough: Promise<void> } {
  const { ada, root, renamedId, content, location, acknowledged } = work;
  const enough = 10 + ((round * 37) % 90);
  let acknowledgements = 0;
  let tellEnough: () => void = () => undefined;
  const acknowledgedEnough = new Promise<void>((resolve) => (tellEnough = resolve));
  const untilItFails = async (step: (n: number) => Promise<boolean>) => {
    for (let n = 0; await step(n).catch(() => false); n += 1) {
      acknowledgements += 1;
      if (acknowledgements >= enough) tellEnough();
    }
  };
  const ended = Promise.all([
    untilItFails(async () => {
      const { offset } = acknowledged;
      // A piece is kept back, so that the upload is still half when the next kill comes.
      if (offset + 2 * pieceBytes > content.length) return false;
      const answer = await appendToUpload(ada, location, offset, content.subarray(offset, offset + pieceBytes));
      if (answer.status === 409) acknowledged.offset = await offsetOf(ada, location);
      if (answer.status === 204) acknowledged.offset = Number(answer.headers["upload-offset"]);
      return answer.status === 204 || answer.status === 409;
    }),
    untilItFails(async (n) => {
      const name = `renamed ${round}.${n}`;
      const { renameNode } = await ada.graphql<{ renameNode: { __typename: string } }>(
        `mutation ($input: RenameNodeInput!) { renameNode(input: $input) { __typename } }`,
        { input: { id: renamedId, name } },
      );
      if (renameNode.__typename === "NodeRenamed") acknowledged.name = name;
      return renameNode.__typename === "NodeRenamed";
    }),
    untilItFails(() => joinOne(work, round)),
    untilItFails(() => replaceOne(work)),
    untilItFails(async (n) => {
      const id = await makeFolder(ada, root, `folder ${round}.${n}`);
      acknowledged.folders.add(id);
      return true;
    }),
  ]);
  return { ended, acknowledgedEnough };
}

const joinedContent = (name: string) => Buffer.from(`${name} `.repeat(2_000));
const replacedContent = (n: number) => Buffer.from(`content ${n} `.repeat(2_000));
let joinings = 0;

async function joinOne({ ada, root, acknowledged }: Work, round: number): Promise<boolean> {
  const name = `joined ${round}.${(joinings += 1)}`;
  const content = joinedContent(name);
  const parts = await Promise.all(
    [content.subarray(0, 9_000), content.subarray(9_000)].map((bytes) =>
      sendWhole(ada, { parentId: root }, bytes, { partial: true }),
    ),
  );
  const locations = parts.map(({ headers }) => String(headers["location"]));
  const answer = await joinUploads(ada, { parentId: root, filename: name }, locations);
  if (answer.status === 201) acknowledged.joined.add(name);
  return answer.status === 201;
}

async function replaceOne({ ada, root, acknowledged }: Work): Promise<boolean> {
  const n = acknowledged.replaced + 1;
  const metadata = { parentId: root, filename: "replaced.txt", conflict: "replace" };
  const answer = await sendWhole(ada, metadata, replacedContent(n));
  if (answer.status === 201) acknowledged.replaced = n;
  return answer.status === 201;
}

/** Whatever can be seen is whole, acknowledged or not; what was acknowledged can be seen. */
async function expectWhole(ada: Caller, files: readonly Listed[], acknowledged: Acknowledged): Promise<void> {
  const names = new Set(files.map(({ name }) => name));
  expect([...acknowledged.joined].filter((name) => !names.has(name))).toEqual([]);
  const round = /^joined (\d+)\./.exec([...acknowledged.joined][0] ?? "")?.[1];
  for (const { id, name } of files.filter((file) => file.name.startsWith(`joined ${round}.`))) {
    const { body } = await ada.call(`/.mows/files/${id}/content`);
    expect(body.equals(joinedContent(name)), name).toBe(true);
  }
  acknowledged.joined.clear();
  const replaced = files.find(({ name }) => name === "replaced.txt");
  if (replaced === undefined) return expect(acknowledged.replaced).toBe(0);
  const { body } = await ada.call(`/.mows/files/${replaced.id}/content`);
  const n = Number(/^content (\d+) /.exec(body.toString())?.[1]);
  // One more may have been committed without its acknowledgement arriving.
  expect(n - acknowledged.replaced).toBeGreaterThanOrEqual(0);
  expect(n - acknowledged.replaced).toBeLessThanOrEqual(1);
  expect(body.equals(replacedContent(n))).toBe(true);
  acknowledged.replaced = n;
}

async function expectNothingLost({ ada, root, renamedId, content, location, acknowledged }: Work): Promise<void> {
  const nodes = await listFolder(ada, root);
  const ids = new Set(nodes.map((node) => node.id));
  expect([...acknowledged.folders].filter((id) => !ids.has(id))).toEqual([]);
  const files = nodes.filter((node) => node.__typename === "File");
  expect(files.filter(({ name }) => name === "half.bin")).toEqual([]);
  await expectWhole(ada, files, acknowledged);

  // The rename that was under way may have been committed without its acknowledgement arriving; an older name may not come back.
  const counter = (name: string | undefined) => Number(/\.(\d+)$/.exec(name ?? "")?.[1] ?? 0);
  const name = nodes.find((node) => node.id === renamedId)?.name;
  if (name !== acknowledged.name)
    expect(counter(name)).toBe(acknowledged.name.includes(".") ? counter(acknowledged.name) + 1 : 0);
  acknowledged.name = name ?? "";

  const offset = await offsetOf(ada, location);
  expect(offset).toBeGreaterThanOrEqual(acknowledged.offset);
  expect(offset).toBeLessThan(content.length);
  acknowledged.offset = offset;
}

async function expectUploadFinishes({ ada, root, content, location, acknowledged }: Work): Promise<void> {
  const rest = await appendToUpload(ada, location, acknowledged.offset, content.subarray(acknowledged.offset));
  expect(rest.status, rest.text).toBe(204);
  const file = (await listFolder(ada, root)).find((node) => node.name === "half.bin");
  expect(file?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
  const stored = await ada.call(`/.mows/files/${file?.id}/content`);
  expect(stored.body.equals(content)).toBe(true);
}
