import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotAFile } from "../failures.ts";
import { type Authorised, authorise } from "../tree/authorise.ts";

/** The decision about a file's versions. What it was before is for people who are in the cloud: a link shows what is shared now. */
export async function authoriseFile(
  db: Db,
  principal: Principal,
  action: "read" | "write",
  id: string,
): Promise<Authorised | Denied | NodeNotFound | NotAFile> {
  const allowed = await authorise(db, principal, action, id);
  if (allowed.kind !== "allow") return allowed;
  if (principal.kind !== "person")
    return { kind: "denied", lacking: "person", missingScope: `files.${action}`, grantRequest: null };
  return allowed.node.kind === "file" ? allowed : { kind: "not-a-file", id: allowed.node.id };
}
