import type { ConflictPolicy, MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { NewDocument } from "../../kit/peers.ts";
import { createDocument } from "../domain/documents/create-document.ts";
import { documentDetails } from "../domain/documents/document-details.ts";
import type { History } from "../domain/history/history.ts";
import { refuse } from "./refuse.ts";

const policies = {
  FAIL: "fail",
  KEEP_BOTH: "keep-both",
  REPLACE: "replace",
  SKIP: "skip",
} as const satisfies Record<ConflictPolicy, NewDocument["onConflict"]>;

/** Documents themselves. */
export function documentResolvers({ kit, peers }: Pick<History, "kit" | "peers">) {
  const Query = {
    document: async (_parent, { id }, context) => {
      const outcome = await documentDetails(kit, context.principal, id);
      if (outcome.kind !== "details") return refuse(kit, context, outcome, id);
      return {
        __typename: "DocumentDetails",
        id: outcome.id,
        schema: outcome.schema === null ? null : JSON.stringify(outcome.schema),
        sequence: outcome.sequence,
        access: outcome.access === "read" ? "READ" : "WRITE",
      };
    },
  } satisfies QueryResolvers;

  const Mutation = {
    createDocument: async (_parent, { input }, context) => {
      const { parentId, name, schema = null, idempotencyKey = null } = input;
      const onConflict = policies[input.onConflict ?? "FAIL"];
      const wanted = { parentId, name, schema, onConflict, idempotencyKey };
      const outcome = await createDocument(kit, peers, context.principal, wanted);
      if (outcome.kind === "node-skipped")
        return { __typename: "NodeSkipped", id: outcome.existingId, existingId: outcome.existingId };
      if (outcome.kind !== "document-created") return refuse(kit, context, outcome, parentId);
      const { id } = outcome;
      const node = (await peers.nodeViews.byId(context.principal, [id])).get(id);
      // Deleted in this moment, or the call that made it is repeated after that.
      if (node === undefined) return refuse(kit, context, { kind: "node-not-found", id }, id);
      return { __typename: "DocumentCreated", id, name: outcome.name, node };
    },
  } satisfies MutationResolvers;

  return { Query, Mutation };
}
