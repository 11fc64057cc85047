import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Cloud } from "../cloud.ts";
import { expectStatus, Gone, Refused, retryAfterMs } from "./upload-answer.ts";

/** A file of a batch, with all of its bytes. */
export type BatchFile = { parentId: string; name: string; bytes: Uint8Array };

/** What became of one: null where it was stored, else the cloud's own words. */
export type BatchAnswer = string | null;

/**
 * Sends small files in one request; their answers in the same order. All of it goes or nothing, and a try whose answer was lost is not stored
 * twice. Throws `Refused` when the cloud does not take them together: one by one some may still go.
 */
export async function uploadBatch(
  cloud: Cloud,
  files: readonly BatchFile[],
  signal: AbortSignal,
): Promise<readonly BatchAnswer[]> {
  const body = Buffer.concat(files.flatMap(({ bytes, ...facts }) => [headerOf(facts, bytes.byteLength), bytes]));
  const headers = { "content-type": "application/vnd.mows.files", "idempotency-key": randomUUID() };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await cloud.fetch("/.mows/uploads/batch", { method: "POST", headers, body, signal });
      await expectStatus(response, 200);
      return answersOf(await response.text(), files.length);
    } catch (error) {
      signal.throwIfAborted();
      // A cloud that is older than batches knows no such upload.
      if (error instanceof Gone) throw new Refused(error.message);
      const waitMs = retryAfterMs[attempt];
      if (error instanceof Refused || waitMs === undefined) throw error;
      await delay(waitMs, undefined, { signal });
    }
  }
}

function headerOf(facts: { parentId: string; name: string }, size: number): Uint8Array {
  return Buffer.from(`${JSON.stringify({ ...facts, size })}\n`);
}

function answersOf(lines: string, expected: number): readonly BatchAnswer[] {
  const answers = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { detail?: string }).detail ?? null);
  if (answers.length !== expected) throw new Error("the cloud's answer was cut short");
  return answers;
}
