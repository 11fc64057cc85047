import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { connect, type Connection } from "./connect.ts";
import { dialects } from "./dialects.ts";
import { openPlainClient } from "./plain-client.ts";
import { rangesOf } from "./ranges-of.ts";
import { targetOf, type SwarmTarget } from "./swarm.ts";
import { typedText } from "./typed-text.ts";

export type DurableInput = {
  target: SwarmTarget;
  /** One writer each. */
  documents: readonly string[];
  /** Updates of a writer that are not yet acknowledged; it waits when there are as many. */
  unacknowledged: number;
  durationMs: number;
};

/** `acknowledged`: of each document the writer's client id and how many of its updates the server said it has. */
export type DurableResult = {
  updatesPerSecond: number;
  acknowledged: { document: string; clientId: number; updates: number }[];
};

const [warmUpMs, keptWithinMs, readingAtOnce] = [1_000, 30_000, 20];
const firstClientId = 2_000_000_000;

/**
 * Updates acknowledged a second. Where the protocol has no acknowledgement (y-websocket), a writer's own update that comes back stands for
 * it: the server has it then, in memory.
 */
export async function measureDurable({ target, documents, unacknowledged, durationMs }: DurableInput) {
  let [total, over] = [0, false];
  const writers = await Promise.all(
    documents.map((document, index) =>
      openWriter({
        target,
        document,
        clientId: firstClientId + index,
        unacknowledged,
        isOver: () => over,
        acknowledged: (more) => void (total += more),
      }),
    ),
  );
  for (const writer of writers) writer.fill();
  await delay(warmUpMs);
  const before = { at: performance.now(), total };
  await delay(durationMs);
  const updatesPerSecond = ((total - before.total) / (performance.now() - before.at)) * 1_000;
  // Killed from here on: what is under way is nobody's promise.
  over = true;
  const acknowledged = writers.map(({ document, clientId, upTo }) => ({ document, clientId, updates: upTo() }));
  return { updatesPerSecond, acknowledged } satisfies DurableResult;
}

type Writer = { document: string; clientId: number; connection: Connection; fill(): void; upTo(): number };

type WriterOptions = {
  target: SwarmTarget;
  document: string;
  clientId: number;
  unacknowledged: number;
  isOver(): boolean;
  acknowledged(more: number): void;
};

async function openWriter(options: WriterOptions): Promise<Writer> {
  const { target, document, clientId, unacknowledged } = options;
  const dialect = dialects[target.dialect];
  let [sent, upTo, answers] = [0, 0, 0];
  let tellSynced: () => void = () => undefined;
  const synced = new Promise<void>((tell) => (tellSynced = tell));
  const reached = (number: number) => {
    if (number <= upTo || options.isOver()) return;
    options.acknowledged(number - upTo);
    upTo = number;
    fill();
  };
  const heard = {
    update(update: Uint8Array) {
      const [client, clock, length] = rangesOf(update);
      if (client === clientId && target.dialect === "y-websocket") reached((clock ?? 0) + (length ?? 0));
    },
    synced: () => tellSynced(),
    acknowledged(taken: { count: number } | { upTo: number }) {
      if ("upTo" in taken) reached(taken.upTo);
      // The answer to the server's own question is acknowledged as an update would be.
      else if (answers > 0) answers -= 1;
      else reached(upTo + taken.count);
    },
  };
  const connection = await connect(targetOf(target, document), (message, back) => {
    const answer = dialect.read(message, heard);
    if (answer === null) return;
    answers += 1;
    back.send(answer(document));
  });
  const fill = () => {
    while (sent - upTo < unacknowledged && !options.isOver()) {
      connection.send(dialect.update(document, typedText(clientId, sent, "a"), sent + 1));
      sent += 1;
    }
  };
  for (const message of dialect.hello(document, new Uint8Array([0]))) connection.send(message);
  await synced;
  return { document, clientId, connection, fill, upTo: () => upTo };
}

/** How many of the acknowledged updates are there when the server has been started again. */
export async function countKept(input: { target: SwarmTarget; acknowledged: DurableResult["acknowledged"] }) {
  let kept = 0;
  for (let index = 0; index < input.acknowledged.length; index += readingAtOnce) {
    const some = input.acknowledged.slice(index, index + readingAtOnce);
    const counts = await Promise.all(some.map((one) => keptOf(input.target, one)));
    kept += counts.reduce((sum, each) => sum + each, 0);
  }
  return kept;
}

async function keptOf(target: SwarmTarget, one: DurableResult["acknowledged"][number]): Promise<number> {
  const client = await openPlainClient(target, one.document);
  const there = () => Y.decodeStateVector(Y.encodeStateVector(client.doc)).get(one.clientId) ?? 0;
  // y-websocket answers before it has read its store, and sends that as an update.
  const late = performance.now() + keptWithinMs;
  while (there() < one.updates && performance.now() < late) await delay(50);
  await client.close();
  return Math.min(there(), one.updates);
}
