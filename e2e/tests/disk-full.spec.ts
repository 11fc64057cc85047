import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { listFolder, rootOf } from "../support/files.ts";
import { type Caller, signIn } from "../support/person.ts";
import { copyPreparedData } from "../support/prepared-data.ts";
import { appendToUpload, createUpload, offsetOf } from "../support/tus.ts";

const run = promisify(execFile);
const diskBytes = 512 * 1024 * 1024;
const contentBytes = 24 * 1024 * 1024;
/** More than PostgreSQL can write without asking for more of the disk. */
const mostFolders = 20_000;

test("a full disk is told as such, nothing acknowledged is lost, and it goes on when there is room", async () => {
  await using disk = await mountDisk();
  test.skip(disk === null, "this machine lets nobody mount a small disk");
  if (disk === null) return;
  await copyPreparedData(disk.path);
  await using cloud = await startCloud({ dataFolder: disk.path });
  const added = await cloud.cli("user", "add", "ada");
  expect(added.code, added.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const root = await rootOf(ada);
  const content = randomBytes(contentBytes);
  const created = await createUpload(ada, { parentId: root, name: "whole.bin", sizeBytes: content.length });
  const location = String(created.headers["location"]);
  const half = contentBytes / 2;
  expect((await appendToUpload(ada, location, 0, content.subarray(0, half))).status).toBe(204);

  await disk.fill();
  await test.step("blobs: 507, and the upload keeps what it has", async () => {
    const refused = await appendToUpload(ada, location, half, content.subarray(half));
    expect([refused.status, refused.json()]).toMatchObject([507, { code: "STORE_FULL" }]);
    expect(await offsetOf(ada, location)).toBe(half);
  });

  const acknowledged = await test.step("PostgreSQL: a typed error, and the service is still there", async () => {
    const { made, code } = await makeFoldersUntilRefused(ada, root);
    expect(["STORE_FULL", "UNAVAILABLE"]).toContain(code);
    const page = await ada.call("/");
    expect(page.status).toBe(200);
    return made;
  });

  await disk.empty();
  await expect.poll(async () => (await ada.call("/.mows/health")).status, { timeout: 60_000 }).toBe(200);
  await expect
    .poll(async () => (await offsetOf(ada, location).catch(() => -1)) >= half, { timeout: 30_000 })
    .toBe(true);
  const rest = await appendToUpload(ada, location, half, content.subarray(half));
  expect(rest.status, rest.text).toBe(204);
  const nodes = await listFolder(ada, root);
  const ids = new Set(nodes.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const file = nodes.find(({ name }) => name === "whole.bin");
  expect(file?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
  expect(await cloud.stop()).toBe(0);
});

/** Makes folders, many in a request, until one is refused; those that were acknowledged, and the refusal's code. */
async function makeFoldersUntilRefused(ada: Caller, root: string): Promise<{ made: string[]; code: string }> {
  const made: string[] = [];
  while (made.length < mostFolders) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => makeOne(ada, root)));
    made.push(...answers.flatMap((answer) => answer.id ?? []));
    const refused = answers.find((answer) => answer.code !== undefined);
    if (refused?.code !== undefined) return { made, code: refused.code };
  }
  return { made, code: "none: the disk was never full" };
}

async function makeOne(ada: Caller, root: string): Promise<{ id?: string; code?: string }> {
  const answer = await ada.call("/.mows/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      query: `mutation ($input: CreateFolderInput!) { createFolder(input: $input) { ... on FolderCreated { folder { id } } } }`,
      variables: { input: { parentId: root, name: `${crypto.randomUUID()} ${"x".repeat(200)}` } },
    }),
  });
  const body = answer.json() as {
    data?: { createFolder?: { folder?: { id: string } } } | null;
    errors?: { extensions: { code: string } }[];
    code?: string;
  };
  const id = body.data?.createFolder?.folder?.id;
  return id === undefined
    ? { code: body.errors?.[0]?.extensions.code ?? body.code ?? `HTTP ${answer.status}` }
    : { id };
}

/** A disk of its own that can be filled up; null where mounting is not allowed. */
async function mountDisk() {
  const path = await mkdtemp(join(tmpdir(), "mows-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${diskBytes},mode=0755`, "tmpfs", path]);
  } catch {
    await rm(path, { recursive: true });
    return null;
  }
  const filler = join(path, "filler");
  return {
    path,
    async fill(): Promise<void> {
      await using file = await open(filler, "w");
      for (let block = 4 * 1024 * 1024; block >= 4096;) {
        const { bytesWritten } = await file.write(Buffer.alloc(block)).catch(() => ({ bytesWritten: 0 }));
        if (bytesWritten === 0) block /= 2;
      }
    },
    empty: () => rm(filler),
    async [Symbol.asyncDispose](): Promise<void> {
      await run("umount", ["-l", path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
