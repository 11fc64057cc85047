import type { CommentId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { CommentNotFound, Denied } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { lockNode } from "../tree/locks.ts";
import { findComment } from "./comment.ts";
import { notYours } from "./edit-comment.ts";

export type DeleteCommentOutcome =
  | { kind: "comment-deleted"; id: CommentId; nodeId: NodeId }
  | CommentNotFound
  | Denied;

/** By who wrote it, or who manages the node. */
export async function deleteComment(
  kit: Kit,
  principal: Principal,
  input: { id: string; idempotencyKey: string | null },
): Promise<DeleteCommentOutcome> {
  const { id, idempotencyKey: key } = input;
  const idempotency = { key, operation: "deleteComment", input: { id } };
  return kit.write<DeleteCommentOutcome>(principal, idempotency, async (tx) => {
    const found = await findComment(tx, principal, id);
    if (found.kind !== "found") return found;
    const { comment, on } = found;
    if (!comment.mayDelete) return notYours(principal, comment);
    const { id: nodeId, spaceId, parentId } = on.node;
    if ((await lockNode(tx, nodeId)) === null) return { kind: "comment-not-found", id };
    const gone = await filesTx(tx)
      .deleteFrom("comments")
      .where("id", "=", comment.id)
      .returning("id")
      .executeTakeFirst();
    if (gone === undefined) return { kind: "comment-not-found", id };
    await tx
      .updateTable("nodes")
      .set((eb) => ({ comment_count: eb("comment_count", "-", 1) }))
      .where("id", "=", nodeId)
      .execute();
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: nodeId, parentId, op: "updated" }]);
    return { kind: "comment-deleted", id: comment.id, nodeId };
  });
}
