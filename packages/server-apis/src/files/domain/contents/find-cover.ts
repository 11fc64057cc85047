import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "../tree/authorise.ts";
import { filesDb } from "../files-database.ts";
import type { FindContentOutcome } from "./find-content.ts";
import { hex } from "../hex.ts";
import { partsOf } from "./stored-blob.ts";

/** The cover of a file; not found where it has none. */
export async function findCover(kit: Kit, principal: Principal, id: string): Promise<FindContentOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const row = await filesDb(kit.db)
    .selectFrom("covers as c")
    .innerJoin("blobs as b", "b.id", "c.blob_id")
    .innerJoin("nodes as n", "n.id", "c.node_id")
    .select(["b.id", "b.size", "b.sha256", "n.modified_at", partsOf(sql.ref("b.id")).as("parts")])
    .where("c.node_id", "=", allowed.node.id)
    .executeTakeFirst();
  if (row === undefined || row.sha256 === null) return { kind: "node-not-found", id };
  const { id: blobId, parts, size, modified_at: modifiedAt } = row;
  const described = { name: "cover.webp", mimeType: "image/webp", modifiedAt };
  const content = { blobId, parts, size, sha256: hex(row.sha256), ...described };
  return { kind: "content", content };
}
