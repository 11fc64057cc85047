import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { DocumentExport } from "../../../kit/peers.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import type { PastReader } from "../history/past-question.ts";
import { loadDocument } from "../hub/load-document.ts";
import { realtimeDb } from "../realtime-database.ts";

/** The readable export of what is committed; null when there is no such document. */
export async function readExport(db: Db, past: PastReader, id: NodeId): Promise<DocumentExport | null> {
  const schema = await schemaOf(db, id);
  const loaded = await loadDocument(db, id);
  if (schema === null || loaded === null) return null;
  const { headSequence: sequence, state } = loaded;
  const told = await past.ask({ task: "export", updates: [state.bytes], schema: schema.declared });
  if (told.kind !== "export") throw new Error(`document ${id} could not be read: ${told.kind}`);
  return { mime: told.mime, bytes: told.bytes, sequence };
}

/** What the document declares; null when there is no such document. */
export async function schemaOf(db: Db, id: NodeId): Promise<{ declared: DocumentSchema | null } | null> {
  const row = await realtimeDb(db)
    .selectFrom("documents")
    .select("schema")
    .where("node_id", "=", id)
    .executeTakeFirst();
  // Parsed before it was written.
  return row === undefined ? null : { declared: row.schema as DocumentSchema | null };
}
