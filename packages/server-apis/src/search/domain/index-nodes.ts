import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { indexEntry } from "./index-entry.ts";
import { changedEntries, writeEntries } from "./write-entries.ts";
import { writeTexts } from "./write-texts.ts";

/** Nodes that are read and written at once. */
export const batchNodes = 200;

/** What the index works with. */
export type Indexer = { kit: Pick<Kit, "db">; peers: Peers };

/** What has to happen to the index for some nodes, read outside of any transaction. */
export type Indexing = {
  write(tx: Tx): Promise<void>;
  /** After it, and before the reader moves on. */
  writeTexts(): Promise<void>;
  folders: readonly NodeId[];
  /** Folders that the index did not know, or had in another space: what is below them may be unknown as well. */
  unknownFolders: readonly NodeId[];
};

/** Looks at these nodes; what is gone for good has taken its entry along. */
export async function indexNodes({ kit, peers }: Indexer, ids: readonly NodeId[]): Promise<Indexing> {
  const nodes = await peers.searchableNodes.describe(ids);
  const entries = nodes.map(indexEntry);
  const changed = await changedEntries(kit.db, entries);
  const folders = nodes.filter(({ kind }) => kind === "folder").map(({ id }) => id);
  const unknown = new Set(
    changed.filter(({ isNew, spaceChanged }) => isNew || spaceChanged).map(({ node }) => node.id),
  );
  return {
    write: (tx) => writeEntries(tx, changed),
    writeTexts: () => writeTexts(kit, peers, entries),
    folders,
    unknownFolders: folders.filter((id) => unknown.has(id)),
  };
}

/** Indexes all that lies below these folders, batch by batch, each in a transaction of its own. */
export async function indexBelow(indexer: Indexer, folderIds: readonly NodeId[], signal: AbortSignal): Promise<void> {
  const waiting = [...folderIds];
  while (waiting.length > 0) {
    const parents = waiting.splice(0, batchNodes);
    let after: NodeId | null = null;
    do {
      signal.throwIfAborted();
      const ids: readonly NodeId[] = await indexer.peers.searchableNodes.childrenOf(parents, after, batchNodes);
      after = ids.length < batchNodes ? null : (ids.at(-1) ?? null);
      if (ids.length === 0) break;
      const indexing = await indexNodes(indexer, ids);
      await indexer.kit.db.transaction().execute((tx) => indexing.write(tx));
      await indexing.writeTexts();
      waiting.push(...indexing.folders);
    } while (after !== null);
  }
}
