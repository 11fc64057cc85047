import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "../tree/authorise.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { hex } from "../hex.ts";
import { partsOf, type StoredBlob } from "./stored-blob.ts";

/** Bytes that may be served to whoever asked. */
export type Content = StoredBlob & {
  size: number;
  /** Lower-case hexadecimal; null until a joined upload was read for it. */
  sha256: string | null;
  name: string;
  mimeType: string;
  modifiedAt: Date;
};

export type FindContentOutcome = { kind: "content"; content: Content } | NodeNotFound | Denied;

/** The content of a file, its newest version unless one is named. */
export async function findContent(
  kit: Kit,
  principal: Principal,
  id: string,
  version: number | null,
): Promise<FindContentOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
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
