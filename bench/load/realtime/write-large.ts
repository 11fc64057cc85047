import { createHash } from "node:crypto";
import { openPlainClient } from "./plain-client.ts";
import type { SwarmTarget } from "./swarm.ts";
import { textName } from "./typed-text.ts";

export type LargeInput = { target: SwarmTarget; document: string; edits: number; editsPerUpdate: number };

/** What was written, to know it again. */
export type Large = { characters: number; sha256: string };

const updatesBetweenAnswers = 100;

/**
 * Writes one text as a person does: characters typed one after the other, three in ten taken back, the place changed now and then. The
 * same edits at each call. It stays until told to leave, since some servers forget what nobody has open.
 */
export async function writeLarge(input: LargeInput): Promise<{ large: Large; leave(): Promise<void> }> {
  const { target, document, edits, editsPerUpdate } = input;
  const client = await openPlainClient(target, document);
  const text = client.doc.getText(textName);
  const random = randomNumbers(6);
  let place = 0;
  const editOnce = () => {
    if (random() < 0.02) place = Math.floor(random() * (text.length + 1));
    if (place > 0 && random() < 0.3) text.delete((place -= 1), 1);
    else text.insert(place++, String.fromCharCode(97 + Math.floor(random() * 26)));
  };
  for (let done = 0; done < edits; done += editsPerUpdate) {
    client.edit(() => {
      for (let index = 0; index < editsPerUpdate; index += 1) editOnce();
    });
    if ((done / editsPerUpdate) % updatesBetweenAnswers === 0) await client.ask();
  }
  await client.ask();
  return { large: describe(text.toJSON()), leave: () => client.close() };
}

export function describe(text: string): Large {
  return { characters: text.length, sha256: createHash("sha256").update(text).digest("hex") };
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
