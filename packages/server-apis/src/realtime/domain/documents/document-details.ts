import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { realtimeDb } from "../realtime-database.ts";
import { authoriseDocument } from "./authorise-document.ts";
import type { Denied, NodeNotFound, NotADocument } from "./document-failures.ts";
import type { DocumentSchema } from "./parse-document-schema.ts";

export type DocumentDetailsOutcome =
  | { kind: "details"; id: NodeId; schema: DocumentSchema | null; sequence: number; access: Action }
  | NodeNotFound
  | NotADocument
  | Denied;

/** What a document says it holds, and how far it has come. */
export async function documentDetails(
  kit: Pick<Kit, "db">,
  principal: Principal,
  id: string,
): Promise<DocumentDetailsOutcome> {
  const allowed = await authoriseDocument(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const row = await realtimeDb(kit.db)
    .selectFrom("documents")
    .select(["schema", "head_seq"])
    .where("node_id", "=", allowed.id)
    .executeTakeFirst();
  if (row === undefined) return { kind: "node-not-found", id };
  // Parsed before it was written.
  const schema = row.schema as DocumentSchema | null;
  return { kind: "details", id: allowed.id, schema, sequence: row.head_seq, access: allowed.access };
}
