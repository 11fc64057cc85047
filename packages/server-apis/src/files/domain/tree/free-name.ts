import type { NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { nameKey } from "./name-key.ts";
import { numberedName } from "./numbered-name.ts";

const atOnce = 50;

/**
 * `name` itself, or the first `name (2).ext` that is free in the folder and whose key is not among those that the caller will give. The
 * caller holds the folder's lock.
 */
export async function freeName(
  tx: Tx,
  folderId: NodeId,
  name: string,
  promisedKeys: readonly string[] = [],
): Promise<string> {
  for (let first = 1; ; first += atOnce) {
    const candidates = Array.from({ length: atOnce }, (_, k) =>
      first + k === 1 ? name : numberedName(name, first + k),
    );
    const taken = await tx
      .selectFrom("nodes")
      .select("name_key")
      .where("parent_id", "=", folderId)
      .where("name_key", "in", candidates.map(nameKey))
      .where("deleted_at", "is", null)
      .execute();
    const keys = new Set([...promisedKeys, ...taken.map((row) => row.name_key)]);
    const free = candidates.find((candidate) => !keys.has(nameKey(candidate)));
    if (free !== undefined) return free;
  }
}
