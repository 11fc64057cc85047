import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createEditor, type Editor } from "../support/document-editor.ts";
import { type Cloud, startCloud } from "../support/cloud.ts";
import { createDocument } from "../support/documents.ts";
import { rootOf } from "../support/files.ts";
import { startNatsServer } from "../support/nats-server.ts";
import { signIn } from "../support/person.ts";
import { type SwitchedProxy, startSwitchedProxy } from "../support/switched-proxy.ts";

/** Edits that each has acknowledged before the next fault. */
const edits = 8;
/** A document that nobody has open is given up by its process after a second. */
const soonUnloaded = { MOWS_DOCS_UNLOAD_AFTER_MS: "1000" };

test.describe.configure({ timeout: 180_000 });

test("three processes lose nothing acknowledged by a kill, a dead NATS or a pulled cable", async () => {
  await using nats = await startNatsServer();
  test.skip(nats === null, "there is no nats-server here");
  if (nats === null) return;
  await using cable = await startSwitchedProxy(nats.port);
  // The first one has the PostgreSQL for all three.
  await using first = await startCloud({ env: { ...soonUnloaded, NATS_URL: `nats://127.0.0.1:${nats.port}` } });
  const database = `postgres://mows@${encodeURIComponent(join(first.dataFolder, "postgres-socket"))}/mows`;
  const replica = (natsPort: number) =>
    startCloud({ env: { ...soonUnloaded, NATS_URL: `nats://127.0.0.1:${natsPort}`, DATABASE_URL: database } });
  await using second = await replica(nats.port);
  await using third = await replica(cable.port);
  const { token, documentId } = await prepare(first);
  await using proxies = await startProxies([first, second, third]);
  const editors = await Promise.all(
    proxies.all.map(({ port }, n) => createEditor({ port, token, documentId, name: `e${n}` })),
  );
  try {
    const allGoOn = () => Promise.all(editors.map((editor) => editor.acknowledgedMore(edits)));
    await allGoOn();
    // Each process that has somebody in the document, and nobody else, gets what is told about it.
    expect(await nats.subscribersOf(`docs.${documentId}`)).toBe(3);

    await second.kill9();
    proxies.all[1]?.leadTo(first.port);
    await allGoOn();

    await nats.kill9();
    await allGoOn();
    await expectConverged(editors);
    await nats.start();
    await allGoOn();

    cable.cut();
    await allGoOn();
    await expectConverged(editors);
    cable.mend();
    await allGoOn();
    await expectConverged(editors);
  } finally {
    await Promise.all(editors.map((editor) => editor.close()));
  }
  await expect.poll(() => nats.subscribersOf(`docs.${documentId}`), { timeout: 60_000 }).toBe(0);
});

async function prepare(cloud: Cloud): Promise<{ token: string; documentId: string }> {
  const added = await cloud.cli("user", "add", "ada");
  expect(added.code, added.stderr).toBe(0);
  const made = await cloud.cli("token", "create", "--as", "ada", "--json");
  expect(made.code, made.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const documentId = await createDocument(ada, await rootOf(ada), "Shared");
  return { token: (JSON.parse(made.stdout) as { token: string }).token, documentId };
}

async function startProxies(clouds: readonly Cloud[]): Promise<AsyncDisposable & { all: readonly SwitchedProxy[] }> {
  const all = await Promise.all(clouds.map(({ port }) => startSwitchedProxy(port)));
  return {
    all,
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((proxy) => proxy[Symbol.asyncDispose]()));
    },
  };
}

/** Everybody has what anybody was told is kept. */
async function expectConverged(editors: readonly Editor[]): Promise<void> {
  const acknowledged = editors.flatMap((editor) => [...editor.acknowledged]);
  for (const editor of editors)
    await expect
      .poll(() => acknowledged.filter((mark) => !editor.has(mark)), { timeout: 30_000, message: editor.name })
      .toEqual([]);
}
