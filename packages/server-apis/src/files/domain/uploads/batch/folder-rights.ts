import type { NodeId, SpaceId } from "../../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../../kit/principal.ts";
import type { Db } from "../../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotAFolder } from "../../failures.ts";
import { authorise } from "../../tree/authorise.ts";

type Admission = { kind: "folder"; id: NodeId; spaceId: SpaceId } | Denied | NodeNotFound | NotAFolder;

/** May files be put into this folder, by its id as the client gave it? */
export type AdmitFolder = (id: string) => Promise<Admission>;

/** Asks about each folder once, however many files it gets. */
export function folderRights(db: Db, principal: PersonPrincipal): AdmitFolder {
  const known = new Map<string, Admission>();
  return async (id) => {
    const answer = known.get(id) ?? (await ask(db, principal, id));
    known.set(id, answer);
    return answer;
  };
}

async function ask(db: Db, principal: PersonPrincipal, id: string): Promise<Admission> {
  const allowed = await authorise(db, principal, "write", id);
  if (allowed.kind !== "allow") return allowed;
  const { node } = allowed;
  if (node.kind !== "folder") return { kind: "not-a-folder", id: node.id };
  return { kind: "folder", id: node.id, spaceId: node.spaceId };
}
