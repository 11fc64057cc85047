import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { decodeMomentCursor, encodeMomentCursor } from "../moment-cursor.ts";
import type { Denied, InvalidCursor, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { authorise } from "../tree/authorise.ts";
import { largestPage } from "../tree/list-children.ts";
import { type Comment, toComment } from "./comment.ts";

export type ListCommentsOutcome =
  | { kind: "comments"; comments: Comment[]; endCursor: string | null }
  | NodeNotFound
  | Denied
  | InvalidCursor;

/** What people wrote about a node, in the order of writing. */
export async function listComments(
  kit: Kit,
  principal: Principal,
  query: { nodeId: string; first: number; after: string | null },
): Promise<ListCommentsOutcome> {
  const allowed = await authorise(kit.db, principal, "read", query.nodeId);
  if (allowed.kind !== "allow") return allowed;
  // What people say to each other is not shared by a link.
  if (principal.kind !== "person")
    return { kind: "denied", lacking: "person", missingScope: "files.read", grantRequest: null };
  const { id: nodeId } = allowed.node;
  const after = query.after === null ? null : decodeMomentCursor(nodeId, query.after);
  if (after === null && query.after !== null) return { kind: "invalid-cursor" };
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const rows = await filesDb(kit.db)
    .selectFrom("comments")
    .selectAll()
    .where("node_id", "=", nodeId)
    .$if(after !== null, (comments) => comments.where("id", ">", after?.id as never))
    .orderBy("id")
    .limit(first + 1)
    .execute();
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const isWhole = last === undefined || rows.length <= first;
  return {
    kind: "comments",
    comments: page.map((row) => toComment(row, principal, allowed.access)),
    endCursor: isWhole ? null : encodeMomentCursor(nodeId, { at: last.created_at, id: last.id as never }),
  };
}
