import type { AppId, NodeId, PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound, NotAFile } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { authoriseFile } from "./authorise-file.ts";

export type FileVersion = {
  nodeId: NodeId;
  version: number;
  size: number;
  at: Date;
  authorId: PersonId;
  appId: AppId | null;
  name: string | null;
  restoredFrom: number | null;
};

export type ListVersionsOutcome = { kind: "versions"; versions: FileVersion[] } | NodeNotFound | NotAFile | Denied;

/** The contents a file has had and that were kept, the newest first; the keep rule bounds how many there are. */
export async function listVersions(kit: Kit, principal: Principal, id: string): Promise<ListVersionsOutcome> {
  const allowed = await authoriseFile(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const nodeId = allowed.node.id;
  const rows = await filesDb(kit.db)
    .selectFrom("versions")
    .selectAll()
    .where("node_id", "=", nodeId)
    .orderBy("n", "desc")
    .execute();
  const versions = rows.map((row) => ({
    nodeId,
    version: row.n,
    size: row.size,
    at: row.at,
    authorId: row.author_id,
    appId: row.app_id,
    name: row.name,
    restoredFrom: row.restored_from,
  }));
  return { kind: "versions", versions };
}
