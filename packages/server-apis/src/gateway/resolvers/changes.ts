import { GraphQLError } from "graphql";
import type { ChangeOp, SubscriptionResolvers } from "../../generated/resolvers.ts";
import { parseCursor } from "../../kit/changes/change-cursor.ts";
import type { ChangeCursor, ChangeRow } from "../../kit/changes/change-feed.ts";
import { visibleNodes } from "../../kit/grants/visible-nodes.ts";
import type { NodeId } from "../../kit/ids.ts";
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

/** The change feed as a subscription: ends when the session does. */
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
  const start = after !== null && resumed ? (after as ChangeCursor) : head;
  yield { cursor: start, changes: [], reset: !resumed };

  const ended = new AbortController();
  const unsubscribe = kit.bus.subscribe("sessions", () => {
    void context.reauthenticate().then((now) => {
      if (now.kind !== "person" || now.personId !== principal.personId) ended.abort();
    }, ended.abort.bind(ended));
  });
  try {
    const signal = AbortSignal.any([context.request.signal, ended.signal]);
    const spaces = await kit.db.selectFrom("spaces").select("id").where("owner_id", "=", principal.personId).execute();
    const rows = kit.changes.read({ spaceIds: spaces.map((space) => space.id), after: start, signal });
    for await (const batch of rows) {
      if (ended.signal.aborted) return;
      const visible = await visibleChanges(kit, principal, batch);
      yield { cursor: batch.at(-1)?.cursor ?? start, changes: visible, reset: false };
    }
  } finally {
    unsubscribe();
  }
}

/** A position this database handed out: not beyond the newest. */
function isResumable(after: string, head: ChangeCursor): boolean {
  const position = parseCursor(after);
  const newest = parseCursor(head);
  return position !== null && newest !== null && BigInt(position.xid) <= BigInt(newest.xid);
}

/** For an app, only what lies below what it was granted; the listing it changes in counts as much as the node. */
async function visibleChanges(
  kit: Kit,
  principal: PersonPrincipal,
  rows: readonly ChangeRow[],
): Promise<Batch["changes"]> {
  const ids = rows.flatMap((row) => [row.entityId as NodeId, ...(row.parentId === null ? [] : [row.parentId])]);
  const visible = await visibleNodes(kit.db, principal, ids);
  return rows
    .filter((row) => visible.has(row.entityId as NodeId) || (row.parentId !== null && visible.has(row.parentId)))
    .map((row) => ({ entity: row.entity, id: row.entityId, parentId: row.parentId, op: ops[row.op] }));
}
