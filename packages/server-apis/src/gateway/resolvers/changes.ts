import { GraphQLError } from "graphql";
import type { ChangeOp, SubscriptionResolvers } from "../../generated/resolvers.ts";
import { parseCursor } from "../../kit/changes/change-cursor.ts";
import type { ChangeCursor, ChangeRow, NewChange } from "../../kit/changes/change-feed.ts";
import { treeTops } from "../../kit/grants/tree-tops.ts";
import { visibleNodes, visibleSpaces } from "../../kit/grants/visible-nodes.ts";
import type { NodeId, SpaceId } from "../../kit/ids.ts";
import { isSamePrincipal } from "../../kit/is-same-principal.ts";
import type { Kit } from "../../kit/kit.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { RequestContext } from "../../kit/request-context.ts";

type Batch = {
  cursor: string;
  changes: { entity: string; id: string; parentId: string | null; op: ChangeOp }[];
  reset: boolean;
};

const ops = { created: "CREATED", updated: "UPDATED", deleted: "DELETED" } as const satisfies Record<
  ChangeRow["op"],
  ChangeOp
>;

/** The change feed as a subscription: ends when the session does, and begins anew when what the caller may read became another. */
export function changesSubscription(kit: Kit): SubscriptionResolvers["changes"] {
  return {
    subscribe: (_root, { after }, context) => readBatches(kit, context, after ?? null),
    resolve: (batch: Batch) => batch,
  };
}

async function* readBatches(kit: Kit, context: RequestContext, after: string | null): AsyncGenerator<Batch> {
  const { principal } = context;
  if (principal.kind !== "person") {
    throw new GraphQLError("Sign in to follow changes.", { extensions: { code: "UNAUTHENTICATED" } });
  }
  const head = await kit.changes.head();
  const resumed = after === null || isResumable(after, head);
  let position = after !== null && resumed ? (after as ChangeCursor) : head;
  yield { cursor: position, changes: [], reset: !resumed };

  const ended = new AbortController();
  let view: View | null = null;
  let another = new AbortController();
  const endGuard = kit.revocations.guard(
    {
      principal,
      async stillAllowed() {
        const now = await context.reauthenticate();
        if (!isSamePrincipal(principal, now)) return false;
        if (view !== null && (await viewOf(kit, principal)).key !== view.key) another.abort();
        return true;
      },
    },
    () => ended.abort(),
  );
  try {
    while (!ended.signal.aborted && !context.request.signal.aborted) {
      another = new AbortController();
      const isNew = view !== null;
      view = await viewOf(kit, principal);
      if (isNew) yield { cursor: position, changes: [], reset: true };
      const signal = AbortSignal.any([context.request.signal, ended.signal, another.signal]);
      for await (const batch of readView(kit, principal, view, { after: position, signal })) {
        position = batch.cursor;
        yield batch;
      }
    }
  } finally {
    endGuard();
  }
}

/** What the caller may see of the feed while what they may read stays the same. */
async function* readView(
  kit: Kit,
  principal: PersonPrincipal,
  view: View,
  { after, signal }: { after: ChangeCursor; signal: AbortSignal },
): AsyncGenerator<Batch & { cursor: ChangeCursor }> {
  let cursor = after;
  for await (const rows of kit.changes.read({ spaceIds: view.spaceIds, after, signal })) {
    if (signal.aborted) return;
    const changes = await visibleChanges(kit, principal, view, rows);
    cursor = rows.at(-1)?.cursor ?? cursor;
    yield { cursor, changes, reset: false };
  }
}

/** What the caller may read, as far as the feed needs it; `key` is equal while it is the same. */
type View = { spaceIds: readonly SpaceId[]; ownSpaceId: SpaceId | null; key: string };

async function viewOf(kit: Kit, principal: PersonPrincipal): Promise<View> {
  const spaceIds = await visibleSpaces(kit.db, principal);
  const tops = [...(await treeTops(kit.db, principal))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const own = await kit.db
    .selectFrom("spaces")
    .select("id")
    .where("owner_id", "=", principal.personId)
    .executeTakeFirst();
  return { spaceIds, ownSpaceId: own?.id ?? null, key: JSON.stringify([spaceIds, tops]) };
}

/** A position this database handed out: not beyond the newest. */
function isResumable(after: string, head: ChangeCursor): boolean {
  const position = parseCursor(after);
  const newest = parseCursor(head);
  return position !== null && newest !== null && BigInt(position.xid) <= BigInt(newest.xid);
}

/** Entities that are told to one person, by way of their own space. */
const personal: ReadonlySet<string> = new Set(["group", "star"] satisfies NewChange["entity"][]);

/**
 * Only what lies below what the caller may read; the listing it changes in counts as much as the node. What is no part of the tree is told
 * to the person by way of their own space, and to no app.
 */
async function visibleChanges(
  kit: Kit,
  principal: PersonPrincipal,
  { ownSpaceId }: View,
  rows: readonly ChangeRow[],
): Promise<Batch["changes"]> {
  const isTold = ({ entity, spaceId }: ChangeRow) =>
    personal.has(entity) && spaceId === ownSpaceId && principal.appId === null;
  const inTree = rows.filter(({ entity }) => !personal.has(entity));
  const ids = inTree.flatMap((row) => [row.entityId as NodeId, ...(row.parentId === null ? [] : [row.parentId])]);
  const visible = await visibleNodes(kit.db, principal, ids);
  return rows
    .filter(
      (row) =>
        isTold(row) ||
        (!personal.has(row.entity) &&
          (visible.has(row.entityId as NodeId) || (row.parentId !== null && visible.has(row.parentId)))),
    )
    .map((row) => ({ entity: row.entity, id: row.entityId, parentId: row.parentId, op: ops[row.op] }));
}
