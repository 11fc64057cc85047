import type { Action } from "../../../kit/grants/decide.ts";
import { type CommentId, type NodeId, parseId, type PersonId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { CommentInvalid, CommentNotFound, Denied } from "../failures.ts";
import { type CommentTable, filesDb } from "../files-database.ts";
import { type Authorised, authorise } from "../tree/authorise.ts";

/** JSON through and through, so that it can be the kept result of a mutation. */
export type Comment = {
  id: CommentId;
  nodeId: NodeId;
  text: string;
  authorId: PersonId;
  /** ISO 8601. */
  createdAt: string;
  editedAt: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
};

const longestComment = 4_000;

/** Plain text of 1 to 4,000 characters; line breaks are kept, other control characters are not. */
export function cleanComment(given: string): { kind: "text"; text: string } | CommentInvalid {
  const text = given
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .trim();
  if (text === "") return { kind: "comment-invalid", reason: "empty" };
  if ([...text].length > longestComment) return { kind: "comment-invalid", reason: "too-long" };
  return { kind: "text", text };
}

type Row = Pick<CommentTable, "id" | "node_id" | "author_id" | "text"> & { created_at: Date; edited_at: Date | null };

/** As its reader sees it, who may do `access` with the node. */
export function toComment(row: Row, principal: Principal, access: Action): Comment {
  // What an app may not write it may not change either.
  const isOwn = principal.kind === "person" && principal.personId === row.author_id;
  const mayEdit = isOwn && (principal.appId === null || access !== "read");
  return {
    id: row.id,
    nodeId: row.node_id,
    text: row.text,
    authorId: row.author_id,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    mayEdit,
    mayDelete: mayEdit || access === "manage",
  };
}

/** A comment on something that the principal may read: what cannot be read has none. */
export async function findComment(
  db: Db,
  principal: Principal,
  id: string,
): Promise<{ kind: "found"; comment: Comment; on: Authorised } | CommentNotFound | Denied> {
  const commentId = parseId<CommentId>(id);
  const missing = { kind: "comment-not-found", id } as const;
  if (commentId === null) return missing;
  const row = await filesDb(db).selectFrom("comments").selectAll().where("id", "=", commentId).executeTakeFirst();
  if (row === undefined) return missing;
  const on = await authorise(db, principal, "read", row.node_id);
  if (on.kind === "node-not-found") return missing;
  return on.kind === "denied" ? on : { kind: "found", comment: toComment(row, principal, on.access), on };
}
