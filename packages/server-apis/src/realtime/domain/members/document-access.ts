import { closeCodes, type CloseCode } from "../../../kit/http/close-codes.ts";
import { decide } from "../../../kit/grants/decide.ts";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";

export type DocumentAccess = "read" | "write";

export type AccessAnswer =
  | { kind: "allowed"; access: DocumentAccess }
  | { kind: "closed"; code: CloseCode; reason: string };

/** What the principal may do with what is in this node. */
export async function askAccess(kit: Kit, principal: Principal, nodeId: NodeId): Promise<AccessAnswer> {
  const decision = await decide(kit.db, principal, "read", nodeId);
  switch (decision.kind) {
    case "allow":
      return { kind: "allowed", access: decision.access === "read" ? "read" : "write" };
    case "not-found":
      return notFound;
    case "deny":
      if (decision.lacking === "anonymous") return signedOut;
      return { kind: "closed", code: closeCodes.denied, reason: deniedReasons[decision.lacking] };
    default:
      return decision satisfies never;
  }
}

export const notFound: AccessAnswer & { kind: "closed" } = {
  kind: "closed",
  code: closeCodes.notFound,
  reason: "There is no such document, or it is not yours to see.",
};

const signedOut: AccessAnswer & { kind: "closed" } = {
  kind: "closed",
  code: closeCodes.signedOut,
  reason: "Nobody is signed in here. Sign in and try again.",
};

const deniedReasons = {
  person: "What you were given there does not go that far.",
  app: "This app was not given access to it.",
} as const;

/** Something that is open with a right to it. */
export type Held = {
  readonly nodeId: NodeId;
  /** What may be done with it now; null: it may not be open any more. */
  changed(access: DocumentAccess | null): void;
};

/**
 * Asks again what the principal may do with all of these, in one query, whenever that may have changed. Returns how to stop. A question that
 * fails is `failed`: neither a yes nor a no.
 */
export function guardHeld(kit: Kit, principal: Principal, held: () => Iterable<Held>, failed: () => void): () => void {
  async function ask(): Promise<void> {
    const all = [...held()];
    const access = await accessToNodes(
      kit.db,
      principal,
      all.map(({ nodeId }) => nodeId),
    );
    for (const each of all) {
      const role = access.get(each.nodeId) ?? null;
      each.changed(role === null || role === "read" ? role : "write");
    }
  }
  const stillAllowed = (): Promise<boolean> =>
    ask().then(
      () => true,
      () => false,
    );
  return kit.revocations.guard({ principal, stillAllowed }, failed);
}
