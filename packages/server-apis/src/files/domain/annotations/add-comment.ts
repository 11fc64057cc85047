import type { CommentId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { CommentInvalid, Denied, NodeNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { lockNode } from "../tree/locks.ts";
import { authoriseNote } from "./authorise-note.ts";
import { cleanComment, type Comment, toComment } from "./comment.ts";

export type AddCommentOutcome = { kind: "comment-added"; comment: Comment } | CommentInvalid | NodeNotFound | Denied;

/** All who may read the node see it. */
export async function addComment(
  kit: Kit,
  principal: Principal,
  input: { nodeId: string; text: string; idempotencyKey: string | null },
): Promise<AddCommentOutcome> {
  const { nodeId, text, idempotencyKey: key } = input;
  const idempotency = { key, operation: "addComment", input: { nodeId, text } };
  return kit.write<AddCommentOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authoriseNote(tx, principal, nodeId);
    if (allowed.kind !== "allow") return allowed;
    const cleaned = cleanComment(text);
    if (cleaned.kind !== "text") return cleaned;
    const { node, person, access } = allowed;
    if ((await lockNode(tx, node.id)) === null) return { kind: "node-not-found", id: nodeId };
    const row = {
      id: kit.newId<CommentId>(),
      node_id: node.id,
      author_id: person.personId,
      app_id: person.appId,
      text: cleaned.text,
      created_at: kit.clock.now(),
      edited_at: null,
    };
    await filesTx(tx).insertInto("comments").values(row).execute();
    await tx
      .updateTable("nodes")
      .set((eb) => ({ comment_count: eb("comment_count", "+", 1) }))
      .where("id", "=", node.id)
      .execute();
    const { spaceId, parentId } = node;
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: node.id, parentId, op: "updated" }]);
    return { kind: "comment-added", comment: toComment(row, principal, access) };
  });
}
