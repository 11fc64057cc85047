import * as Y from "yjs";
import { openPlainClient } from "./plain-client.ts";
import type { Swarm, SwarmTarget } from "./swarm.ts";
import { textName } from "./typed-text.ts";

/** Throws unless real Yjs documents, read afresh and twice, hold every character that was typed, and the same text. */
export async function assertConverged(target: SwarmTarget, swarm: Swarm, documents: readonly string[]): Promise<void> {
  for (const document of documents) {
    const readers = await Promise.all([openPlainClient(target, document), openPlainClient(target, document)]);
    const [text, again] = readers.map(({ doc }) => doc.getText(textName).toJSON());
    const typed = swarm.members.filter((member) => member.document === document);
    const known = Y.decodeStateVector(Y.encodeStateVector(readers[0].doc));
    const lacking = typed.find(({ clientId, clock }) => (known.get(clientId) ?? 0) !== clock);
    const length = typed.reduce((sum, { clock }) => sum + clock, 0);
    if (lacking !== undefined || text?.length !== length) {
      throw new Error(`of ${length} characters in ${document} ${text?.length} are there`);
    }
    if (again !== text) throw new Error(`${document} is not the same for everybody`);
    await Promise.all(readers.map((reader) => reader.close()));
  }
}
