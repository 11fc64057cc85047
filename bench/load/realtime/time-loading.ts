import { openPlainClient } from "./plain-client.ts";
import type { SwarmTarget } from "./swarm.ts";
import { textName } from "./typed-text.ts";
import { describe, type Large } from "./write-large.ts";

/** From the first byte of the upgrade until all of the document had come, and until Yjs had it. */
export type LoadingTimes = { receivedMs: number; syncedMs: number };

/** Opens a document as who has nothing of it; throws unless it is what was written. */
export async function timeLoading(input: {
  target: SwarmTarget;
  document: string;
  large: Large;
}): Promise<LoadingTimes> {
  const client = await openPlainClient(input.target, input.document);
  const found = describe(client.doc.getText(textName).toJSON());
  await client.close();
  if (found.sha256 !== input.large.sha256) {
    throw new Error(`${found.characters} of ${input.large.characters} characters came, or others`);
  }
  return { receivedMs: client.receivedMs, syncedMs: client.syncedMs };
}
