import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { lockTree } from "../tree/locks.ts";
import {
  type DavLock,
  deleteLock,
  extendLock,
  insertLock,
  locksAt,
  locksBelow,
  longestLockSeconds,
} from "./dav-locks.ts";

export type LockRequest = {
  nodeId: NodeId;
  scope: "exclusive" | "shared";
  isDeep: boolean;
  ownerXml: string;
  /** As asked for. */
  timeoutSeconds: number;
};

export type LockOutcome =
  | { kind: "locked"; lock: DavLock }
  | { kind: "lock-conflict"; lock: DavLock }
  | NodeNotFound
  | Denied;

/** Locks a node that exists, where no other lock stands against it: exclusive ones stand against all, shared ones against exclusive ones. */
export async function takeLock(kit: Kit, principal: PersonPrincipal, wanted: LockRequest): Promise<LockOutcome> {
  return kit.write<LockOutcome>(principal, null, async (tx) => {
    const allowed = await authorise(tx, principal, "write", wanted.nodeId);
    if (allowed.kind !== "allow") return allowed;
    const { spaceId } = allowed.node;
    await lockTree(tx, spaceId);
    const now = kit.clock.now();
    const others = await locksAt(tx, wanted.nodeId, now);
    if (wanted.isDeep) others.push(...(await locksBelow(tx, wanted.nodeId, spaceId, now)));
    const against = others.find((lock) => lock.scope === "exclusive" || wanted.scope === "exclusive");
    if (against !== undefined) return { kind: "lock-conflict", lock: against };
    const timeoutSeconds = Math.min(Math.max(wanted.timeoutSeconds, 1), longestLockSeconds);
    const token = `urn:uuid:${crypto.randomUUID()}`;
    const lock = await insertLock(tx, { ...wanted, token, timeoutSeconds, spaceId, personId: principal.personId }, now);
    return { kind: "locked", lock };
  });
}

export type OwnLockOutcome = { kind: "lock"; lock: DavLock } | { kind: "no-such-lock" };

/** The longer life of a lock that holds at this node, for the one who took it. */
export async function refreshLock(
  kit: Kit,
  principal: PersonPrincipal,
  { nodeId, tokens, timeoutSeconds }: { nodeId: NodeId; tokens: ReadonlySet<string>; timeoutSeconds: number },
): Promise<OwnLockOutcome> {
  return kit.write<OwnLockOutcome>(principal, null, async (tx) => {
    const now = kit.clock.now();
    const lock = (await locksAt(tx, nodeId, now)).find(
      (one) => tokens.has(one.token) && one.personId === principal.personId,
    );
    if (lock === undefined) return { kind: "no-such-lock" };
    const seconds = Math.min(Math.max(timeoutSeconds, 1), longestLockSeconds);
    await extendLock(tx, lock.token, seconds, now);
    return { kind: "lock", lock: { ...lock, timeoutSeconds: seconds } };
  });
}

/** Ends the lock; only who took it can, and who may manage the node, since a client may be gone for good. */
export async function releaseLock(
  kit: Kit,
  principal: PersonPrincipal,
  { nodeId, token }: { nodeId: NodeId; token: string },
): Promise<OwnLockOutcome | Denied | NodeNotFound> {
  return kit.write<OwnLockOutcome | Denied | NodeNotFound>(principal, null, async (tx) => {
    const lock = (await locksAt(tx, nodeId, kit.clock.now())).find((one) => one.token === token);
    if (lock === undefined) return { kind: "no-such-lock" };
    if (lock.personId !== principal.personId) {
      const allowed = await authorise(tx, principal, "manage", nodeId);
      if (allowed.kind !== "allow") return allowed;
    }
    await deleteLock(tx, token);
    return { kind: "lock", lock };
  });
}
