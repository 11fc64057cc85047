import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { CommentInvalid, CommentNotFound, Denied } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { cleanComment, type Comment, findComment } from "./comment.ts";

export type EditCommentOutcome =
  | { kind: "comment-edited"; comment: Comment }
  | CommentInvalid
  | CommentNotFound
  | Denied;

/** By who wrote it, while they may read what it is about. */
export async function editComment(
  kit: Kit,
  principal: Principal,
  input: { id: string; text: string; idempotencyKey: string | null },
): Promise<EditCommentOutcome> {
  const { id, text, idempotencyKey: key } = input;
  const idempotency = { key, operation: "editComment", input: { id, text } };
  return kit.write<EditCommentOutcome>(principal, idempotency, async (tx) => {
    const found = await findComment(tx, principal, id);
    if (found.kind !== "found") return found;
    const { comment, on } = found;
    if (!comment.mayEdit) return notYours(principal, comment);
    const cleaned = cleanComment(text);
    if (cleaned.kind !== "text") return cleaned;
    const now = kit.clock.now();
    const edited = await filesTx(tx)
      .updateTable("comments")
      .set({ text: cleaned.text, edited_at: now })
      .where("id", "=", comment.id)
      .returning("id")
      .executeTakeFirst();
    if (edited === undefined) return { kind: "comment-not-found", id };
    const { id: entityId, spaceId, parentId } = on.node;
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId, parentId, op: "updated" }]);
    return { kind: "comment-edited", comment: { ...comment, text: cleaned.text, editedAt: now.toISOString() } };
  });
}

/** Whose right it is that is missing: their app's, where they wrote it themself. */
export function notYours(principal: Principal, comment: Comment): Denied {
  const isOwn = principal.kind === "person" && principal.personId === comment.authorId;
  return { kind: "denied", lacking: isOwn ? "app" : "person", missingScope: "files.write", grantRequest: null };
}
