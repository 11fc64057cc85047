import type { Kit } from "../../../kit/kit.ts";
import type { DocumentNodeCreated, DocumentNodeRefused, NewDocument } from "../../../kit/peers.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { authorise } from "../tree/authorise.ts";
import { cleanName } from "../tree/clean-name.ts";
import { insertNode } from "../tree/insert-node.ts";
import { lockFolders, lockTree } from "../tree/locks.ts";
import { placeName } from "../tree/place-name.ts";

/** The node of a document in a folder that the principal may write to; what is in it is for the caller to write. */
export async function createDocument(
  kit: Kit,
  tx: Tx,
  principal: Principal,
  wanted: NewDocument,
): Promise<DocumentNodeCreated | DocumentNodeRefused> {
  const to = await authorise(tx, principal, "write", wanted.parentId);
  if (to.kind !== "allow") return to;
  const { id: parentId, spaceId, kind } = to.node;
  if (kind !== "folder") return { kind: "not-a-folder", id: parentId };
  const cleaned = cleanName(wanted.name);
  if (cleaned.kind !== "name") return cleaned;
  if (wanted.onConflict === "replace") await lockTree(tx, spaceId);
  if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id: parentId };
  const place = { folderId: parentId, spaceId, name: cleaned.name, except: null };
  const named = await placeName(kit, tx, { principal, onConflict: wanted.onConflict }, place);
  if (named.kind !== "name") return named;
  const { name } = named;
  const { id } = await insertNode(kit, tx, {
    parentId,
    spaceId,
    name,
    kind: "document",
    mime: wanted.mimeType,
    headVersion: 1,
    schemaName: wanted.schemaName,
    // An empty text is exported as nothing; what else an empty document comes to is for its service to tell.
    exportSequence: wanted.mimeType === "text/markdown" ? 0 : null,
  });
  return { kind: "created", id, name, spaceId };
}
