import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { DocumentNodeRefused, Peers } from "../../../kit/peers.ts";
import type { Principal } from "../../../kit/principal.ts";
import { realtimeTx } from "../realtime-database.ts";
import { exportMimeType } from "./export-mime-type.ts";
import { type DocumentSchemaInvalid, parseDocumentSchema } from "./parse-document-schema.ts";

export type CreateDocumentOutcome =
  | { kind: "document-created"; id: NodeId; name: string }
  | DocumentNodeRefused
  | DocumentSchemaInvalid;

export type CreateDocumentInput = {
  parentId: string;
  name: string;
  /** JSON; null for a document that declares nothing. */
  schema: string | null;
  onConflict: "fail" | "keep-both" | "replace" | "skip";
  idempotencyKey: string | null;
};

/** An empty document in a folder; needs write access to that one. */
export async function createDocument(
  kit: Kit,
  peers: Pick<Peers, "documentNodes">,
  principal: Principal,
  input: CreateDocumentInput,
): Promise<CreateDocumentOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  const parsed = wanted.schema === null ? null : parseDocumentSchema(wanted.schema);
  if (parsed !== null && parsed.kind !== "schema") return parsed;
  const schema = parsed?.schema ?? null;
  const idempotency = { key, operation: "createDocument", input: wanted };
  return kit.write<CreateDocumentOutcome>(principal, idempotency, async (tx) => {
    const { parentId, name, onConflict } = wanted;
    const made = await peers.documentNodes.create(tx, principal, {
      parentId,
      name,
      onConflict,
      schemaName: schema?.name ?? null,
      mimeType: exportMimeType(schema),
    });
    if (made.kind !== "created") return made;
    await realtimeTx(tx)
      .insertInto("documents")
      .values({
        node_id: made.id,
        schema: schema === null ? null : JSON.stringify(schema),
        created_at: kit.clock.now(),
      })
      .execute();
    return { kind: "document-created", id: made.id, name: made.name };
  });
}
