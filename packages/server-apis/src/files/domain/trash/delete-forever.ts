import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { appOf, type Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { lockTree } from "../tree/locks.ts";
import { authoriseEntry, authoriseTrash } from "./authorise-entry.ts";

export type DeleteForeverOutcome = { kind: "node-deleted"; id: NodeId } | NodeNotFound | Denied;
export type EmptyTrashOutcome = { kind: "trash-emptied"; count: number } | NodeNotFound | Denied;

/** An app deletes into the trash only, so that its person can bring back whatever it did. */
const forPeopleOnly: Denied = { kind: "denied", lacking: "app", missingScope: "files.manage", grantRequest: null };

/** Entries that one transaction gives up. */
const atOnce = 1_000;

/** One entry of the trash, for good: a job takes its rows and bytes away. */
export async function deleteForever(
  kit: Kit,
  principal: Principal,
  input: { id: string; idempotencyKey: string | null },
): Promise<DeleteForeverOutcome> {
  const { id, idempotencyKey: key } = input;
  const idempotency = { key, operation: "deleteForever", input: { id } };
  return kit.write<DeleteForeverOutcome>(principal, idempotency, async (tx) => {
    const seen = await authoriseEntry(tx, principal, id);
    if (seen.kind !== "allow") return seen;
    if (appOf(principal) !== null) return forPeopleOnly;
    // Whoever takes something out of it meanwhile is waited for, and what was taken out is kept.
    await lockTree(tx, seen.entry.spaceId);
    const { entry } = seen;
    const gone = await filesTx(tx).deleteFrom("trash").where("node_id", "=", entry.id).returning("node_id").execute();
    if (gone.length === 0) return { kind: "node-not-found", id };
    await kit.jobs.enqueue(tx, "files.purge", { nodeId: entry.id });
    return { kind: "node-deleted", id: entry.id };
  });
}

/** Everything that was deleted from a folder or below it, for good. */
export async function emptyTrash(
  kit: Kit,
  principal: Principal,
  input: { withinId: string; idempotencyKey: string | null },
): Promise<EmptyTrashOutcome> {
  let count = 0;
  for (;;) {
    const { withinId, idempotencyKey } = input;
    // Only the first step is the client's call: what a repeated one finds, it does.
    const key = count === 0 ? idempotencyKey : null;
    const idempotency = { key, operation: "emptyTrash", input: { withinId } };
    const step = await kit.write<EmptyTrashOutcome>(principal, idempotency, async (tx) => {
      const allowed = await authoriseTrash(tx, principal, withinId);
      if (allowed.kind !== "allow") return allowed;
      if (appOf(principal) !== null) return forPeopleOnly;
      await lockTree(tx, allowed.node.spaceId);
      const { rows } = await sql<{ id: NodeId }>`
        with given as (
          select t.node_id from trash t cross join lateral (
            with recursive up as (
              select n.id, n.parent_id from nodes n where n.id = t.parent_id
              union all
              select n.id, n.parent_id from up join nodes n on n.id = up.parent_id
            )
            select bool_or(up.id = ${allowed.node.id}) as inside from up
          ) place
          where t.space_id = ${allowed.node.spaceId} and place.inside limit ${atOnce}
        )
        delete from trash where node_id in (select node_id from given) returning node_id as id`.execute(tx);
      for (const { id } of rows) await kit.jobs.enqueue(tx, "files.purge", { nodeId: id });
      return { kind: "trash-emptied", count: rows.length };
    });
    if (step.kind !== "trash-emptied") return step;
    count += step.count;
    if (step.count < atOnce) return { kind: "trash-emptied", count };
  }
}
