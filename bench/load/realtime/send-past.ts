import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { watchMemory } from "../../measure/peak-memory.ts";
import { openPlainClient } from "./plain-client.ts";
import type { SwarmTarget } from "./swarm.ts";

export type SendPastInput = {
  target: SwarmTarget;
  /** The same server for the writer, by a protocol that tells what was taken where it has one. */
  writerTarget: SwarmTarget;
  document: string;
  updates: number;
  updateBytes: number;
  /** Whether the reader reads nothing while all that is sent. */
  paused: boolean;
  serverPid: number;
};

/** Asked for as often, so that what is sent is taken and does not wait on the way there. */
const updatesBetweenAnswers = 8;
const settleMs = 1_000;

/**
 * One client writes, each update a new value for the same key, so that the document stays small; another one reads, or is there and reads
 * nothing. Gives by how many bytes the server's resident memory went above what it was before. In the end the reader has the last value.
 */
export async function sendPast(input: SendPastInput): Promise<number> {
  const { target, writerTarget, document, updates, updateBytes, paused, serverPid } = input;
  const writer = await openPlainClient(writerTarget, document);
  const reader = await openPlainClient(target, document);
  if (paused) reader.connection.pause();
  await delay(settleMs);
  const grown = await watchMemory(serverPid);
  let value = "";
  for (let index = 1; index <= updates; index += 1) {
    value = randomBytes(updateBytes / 2).toString("hex");
    writer.edit((doc) => doc.getMap("values").set("value", value));
    if (index % updatesBetweenAnswers === 0) await writer.ask();
  }
  await writer.ask();
  await delay(settleMs);
  const bytes = await grown();
  reader.connection.resume();
  await reader.until((doc) => doc.getMap("values").get("value") === value);
  await Promise.all([writer.close(), reader.close()]);
  return bytes;
}
