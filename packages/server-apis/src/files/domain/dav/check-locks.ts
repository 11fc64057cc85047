import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { type DavLock, locksAt, locksBelow } from "./dav-locks.ts";
import { type DavPlace, folderOf } from "./dav-place.ts";

/** Who asks, and which locks they have shown to know of. */
export type LockHolder = { personId: PersonId; tokens: ReadonlySet<string> };

/**
 * What is done to what is at a place: `content` changes it where it is, `put` makes or changes it, `remove` takes it away, with all below it,
 * so that its folder changes as well (RFC 4918 §7.4, §7.5).
 */
export type LockedAct = "content" | "put" | "remove";

/** The lock that forbids the act, its token not having been shown by the one who took it; null when none does. */
export async function lockInTheWay(
  db: Db,
  { place, act, now }: { place: DavPlace; act: LockedAct; now: Date },
  holder: LockHolder,
): Promise<DavLock | null> {
  const groups: (readonly DavLock[])[] = [];
  const node = place.kind === "node" ? place.node : null;
  if (node !== null) groups.push(await locksAt(db, node.id, now));
  const folderId = folderOf(place);
  const changesFolder = act === "remove" || (act === "put" && node === null);
  if (changesFolder && folderId !== null) groups.push(await locksAt(db, folderId, now));
  if (act === "remove" && node?.kind === "folder")
    groups.push(...byNode(await locksBelow(db, node.id, node.spaceId, now)));
  for (const locks of groups) {
    const isShown = locks.some((lock) => lock.personId === holder.personId && holder.tokens.has(lock.token));
    if (locks[0] !== undefined && !isShown) return locks[0];
  }
  return null;
}

function byNode(locks: readonly DavLock[]): DavLock[][] {
  return [...Map.groupBy(locks, (lock): NodeId => lock.nodeId).values()];
}
