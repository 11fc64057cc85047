import { withoutClients } from "../log/without-clients.ts";
import type { ScannedUpdate } from "../log/scan-update.ts";
import type { Author } from "./author.ts";
import type { Novelty } from "./summary.ts";

/** Whose each Yjs client is that wrote in a document while it was open. */
export class ClientOwners {
  /** Null while nobody has: of most documents that are open. */
  #owners: Map<number, Author> | null = null;

  knows(client: number): boolean {
    return this.#owners?.has(client) === true;
  }

  learn(owners: ReadonlyMap<number, Author>): void {
    this.#owners ??= new Map();
    for (const [client, owner] of owners) this.#owners.set(client, owner);
  }

  /**
   * Without the structs that only another's client can have written: it is them who bring those, and until then what builds on them waits, as Yjs
   * has it. So a client may hold what somebody else had not saved yet, and nobody can write in another's name.
   */
  ownPart<Brought extends { update: ScannedUpdate; novelty: Novelty }>(
    { update, novelty }: Brought,
    author: Author,
  ): { update: ScannedUpdate; novelty: Novelty } {
    const foreign = new Set<number>();
    for (const { client } of novelty.structs) if (!this.#isOf(client, author)) foreign.add(client);
    if (foreign.size === 0) return { update, novelty };
    const structs = novelty.structs.filter(({ client }) => !foreign.has(client));
    return { update: withoutClients(update, foreign), novelty: { structs, deleted: novelty.deleted } };
  }

  #isOf(client: number, { personId, appId }: Author): boolean {
    const owner = this.#owners?.get(client);
    return owner === undefined || (owner.personId === personId && owner.appId === appId);
  }
}
