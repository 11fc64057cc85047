import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { DocumentNodeCreated, DocumentNodeRefused, NewDocument } from "../../../kit/peers.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { authorise } from "../tree/authorise.ts";
import { cleanName } from "../tree/clean-name.ts";
import { lockFolders, lockTree } from "../tree/locks.ts";
import { nameKey } from "../tree/name-key.ts";
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
  const [id, now] = [kit.newId<NodeId>(), kit.clock.now()];
  await tx
    .insertInto("nodes")
    .values({
      id,
      space_id: spaceId,
      parent_id: parentId,
      name,
      name_key: nameKey(name),
      kind: "document",
      size: 0,
      mime: wanted.mimeType,
      head_version: 1,
      created_at: now,
      modified_at: now,
      deleted_at: null,
      schema_name: wanted.schemaName,
      // An empty text is exported as nothing; what else an empty document comes to is for its service to tell.
      export_sequence: wanted.mimeType === "text/markdown" ? 0 : null,
    })
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: id, parentId, op: "created" }]);
  return { kind: "created", id, name, spaceId };
}
