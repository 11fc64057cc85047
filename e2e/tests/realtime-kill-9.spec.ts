import { rm } from "node:fs/promises";
import type { PlainClient } from "@mows/bench/plain-client";
import { expect, test } from "@playwright/test";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { createDocument, openDocument, socketHeaders, type Protocol } from "../support/documents.ts";
import { rootOf } from "../support/files.ts";
import { signIn, type Caller } from "../support/person.ts";

/** `npm run test:kill-9` does many more. */
const kills = Number(process.env["MOWS_KILLS"] ?? 4);
const [documents, unacknowledged] = [3, 16];
const protocols = ["mows", "mows", "y-websocket"] as const;
const victims = ["server", "PostgreSQL", "both"] as const;

/** Somebody who writes entry after entry into a list, each of its own and never twice. */
type Writer = {
  name: string;
  protocol: Protocol;
  documentId: string;
  client: PlainClient;
  written: number;
  /** What was written on this connection, by the number of its update. */
  underWay: { number: number; entry: string }[];
};

type Work = {
  ada: Caller;
  headers: Record<string, string>;
  writers: Writer[];
  /** Entries that the cloud has acknowledged, by document: none of them may ever be missing again. */
  acknowledged: Map<string, Set<string>>;
};

test.describe.configure({ timeout: 60_000 + kills * 30_000 });

test("kill -9 of the server and of PostgreSQL while documents are edited loses no acknowledged edit, and all converge", async () => {
  let cloud = await startCloud();
  try {
    const work = await begin(cloud);
    for (let round = 0; round < kills; round += 1) {
      const victim = victims[round % victims.length] ?? "server";
      const { enough, stop } = write(work, 20 + ((round * 37) % 180));
      await enough;
      if (victim !== "server") process.kill(await cloud.postgresPid(), "SIGKILL");
      if (victim !== "PostgreSQL") {
        await cloud.kill9();
        await stop();
        cloud = await startCloud({ dataFolder: cloud.dataFolder, port: cloud.port });
        // Before anybody who wrote it could bring it again.
        await expectNothingLost(cloud, work);
        await comeAgain(cloud, work);
      } else {
        await expect.poll(async () => (await work.ada.call("/.mows/health")).status, { timeout: 30_000 }).toBe(200);
        await stop();
        await expectAllAcknowledged(work);
      }
      await expectConverged(work);
    }
    expect(await cloud.stop()).toBe(0);
    cloud = await startCloud({ dataFolder: cloud.dataFolder, port: cloud.port });
    await expectNothingLost(cloud, work);
  } finally {
    await cloud[Symbol.asyncDispose]();
    await rm(cloud.dataFolder, { recursive: true, force: true });
  }
});

async function begin(cloud: Cloud): Promise<Work> {
  const added = await cloud.cli("user", "add", "ada");
  expect(added.code, added.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const headers = socketHeaders(cloud, ada.cookie);
  const root = await rootOf(ada);
  const writers: Writer[] = [];
  for (let index = 0; index < documents; index += 1) {
    const documentId = await createDocument(ada, root, `Document ${index}`);
    for (const protocol of protocols) {
      const client = await openDocument(cloud, headers, { protocol, documentId });
      const name = `writer ${writers.length}`;
      writers.push({ name, protocol, documentId, client, written: 0, underWay: [] });
    }
  }
  return { ada, headers, writers, acknowledged: new Map(writers.map(({ documentId }) => [documentId, new Set()])) };
}

/** Everybody writes, until told to stop or cut off; `enough` resolves at so many acknowledgements. */
function write(work: Work, wanted: number): { enough: Promise<void>; stop(): Promise<void> } {
  let [stopped, acknowledgements] = [false, 0];
  let tellEnough: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => (tellEnough = resolve));
  const writeOn = async (writer: Writer) => {
    while (!stopped) {
      writeOne(writer);
      const { client } = writer;
      if (writer.protocol === "y-websocket") await client.ask();
      else await client.until(() => client.sent() - client.acknowledged() < unacknowledged || stopped);
      acknowledgements += noteAcknowledged(work, writer);
      if (acknowledgements >= wanted) tellEnough();
    }
  };
  // Whoever is cut off has nothing to say: that is what the kill is for.
  const ended = Promise.all(work.writers.map((writer) => writeOn(writer).catch(() => undefined)));
  return {
    enough,
    async stop() {
      stopped = true;
      await ended;
    },
  };
}

function writeOne(writer: Writer): void {
  const entry = `${writer.name}: ${(writer.written += 1)}`;
  writer.client.edit((doc) => doc.getArray("entries").push([entry]));
  writer.underWay.push({ number: writer.client.sent(), entry });
}

function noteAcknowledged({ acknowledged }: Work, writer: Writer): number {
  if (writer.protocol === "y-websocket") return 0;
  const upTo = writer.client.acknowledged();
  const done = writer.underWay.filter(({ number }) => number <= upTo);
  writer.underWay = writer.underWay.slice(done.length);
  for (const { entry } of done) acknowledged.get(writer.documentId)?.add(entry);
  return done.length;
}

async function expectNothingLost(cloud: Cloud, { headers, writers, acknowledged }: Work): Promise<void> {
  // What arrived before the cut may not have been noted yet.
  for (const writer of writers) noteAcknowledged({ acknowledged } as Work, writer);
  for (const [documentId, entries] of acknowledged) {
    const reader = await openDocument(cloud, headers, { protocol: "mows", documentId });
    const found = entriesOf(reader);
    await reader.close();
    const there = new Set(found);
    expect([...entries].filter((entry) => !there.has(entry))).toEqual([]);
    expect(there.size).toBe(found.length);
  }
}

/** All connect again with what they have, and so bring what was not acknowledged. */
async function comeAgain(cloud: Cloud, { headers, writers }: Work): Promise<void> {
  for (const writer of writers) {
    await writer.client.close();
    const { protocol, documentId } = writer;
    writer.client = await openDocument(cloud, headers, { protocol, documentId, doc: writer.client.doc });
    // The first update of the new connection is everything that the cloud lacks.
    writer.underWay = writer.underWay.map(({ entry }) => ({ number: Math.min(1, writer.client.sent()), entry }));
  }
}

async function expectAllAcknowledged(work: Work): Promise<void> {
  for (const writer of work.writers.filter(({ protocol }) => protocol === "mows")) {
    const { client } = writer;
    await client.until(() => client.acknowledged() >= client.sent());
    noteAcknowledged(work, writer);
    expect(writer.underWay).toEqual([]);
  }
}

/** Everybody has every entry of everybody once, in the same order. */
async function expectConverged(work: Work): Promise<void> {
  await expectAllAcknowledged(work);
  for (const documentId of work.acknowledged.keys()) {
    const those = work.writers.filter((writer) => writer.documentId === documentId);
    const total = those.reduce((sum, { written }) => sum + written, 0);
    await Promise.all(those.map(({ client }) => client.until((doc) => doc.getArray("entries").length === total)));
    const [first, ...others] = those.map(({ client }) => entriesOf(client));
    expect(new Set(first).size).toBe(total);
    for (const other of others) expect(other).toEqual(first);
  }
}

const entriesOf = ({ doc }: PlainClient): string[] => doc.getArray<string>("entries").toArray();
