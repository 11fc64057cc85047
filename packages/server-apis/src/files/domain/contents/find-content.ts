import { sql } from "kysely";
import type { Principal } from "../../../kit/principal.ts";
import { type DocumentFormat, readExport } from "../documents/read-export.ts";
import { authorise } from "../tree/authorise.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { hex } from "../hex.ts";
import type { FilesKit } from "../files-kit.ts";
import { type HeldBytes, partsOf, type StoredBlob } from "./stored-blob.ts";

/** Bytes that may be served to whoever asked. */
export type Content = (StoredContent | HeldContent) & {
  size: number;
  name: string;
  mimeType: string;
  modifiedAt: Date;
};

type StoredContent = StoredBlob & {
  /** Lower-case hexadecimal; null until a joined upload was read for it. */
  sha256: string | null;
};

type HeldContent = HeldBytes & {
  /** As an entity tag has it, without quotes; no other bytes have the same. */
  tag: string;
};

export type FindContentOutcome = { kind: "content"; content: Content } | NodeNotFound | Denied;

/** What is wanted of a node: a version of a file, null for the newest, or how a document is to be handed out. */
export type WantedContent = { id: string; version: number | null; format: DocumentFormat };

/** The content of a file, or of a document as it is now: that has no versions, and a file no other format. */
export async function findContent(
  kit: FilesKit,
  principal: Principal,
  { id, version, format }: WantedContent,
): Promise<FindContentOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  if (allowed.node.kind === "document") {
    const content = version === null ? await readExport(kit, allowed.node.id, format) : null;
    return content === null ? { kind: "node-not-found", id } : { kind: "content", content };
  }
  if (format !== "export") return { kind: "node-not-found", id };
  const row = await filesDb(kit.db)
    .selectFrom("nodes as n")
    .innerJoin("versions as v", "v.node_id", "n.id")
    .innerJoin("blobs as b", "b.id", "v.blob_id")
    .select(["n.name", "n.mime", "v.at", "b.id", "b.size", "b.sha256", partsOf(sql.ref("b.id")).as("parts")])
    .where("n.id", "=", allowed.node.id)
    .where((eb) => eb("v.n", "=", version ?? eb.ref("n.head_version")))
    .executeTakeFirst();
  if (row === undefined) return { kind: "node-not-found", id };
  const { id: blobId, parts, size, name, at: modifiedAt } = row;
  const content = {
    blobId,
    parts,
    size,
    sha256: row.sha256 === null ? null : hex(row.sha256),
    name,
    mimeType: row.mime ?? "application/octet-stream",
    modifiedAt,
  };
  return { kind: "content", content };
}
