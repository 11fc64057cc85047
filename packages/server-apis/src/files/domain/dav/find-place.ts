import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { cleanName } from "../tree/clean-name.ts";
import { nameKey } from "../tree/name-key.ts";
import { davNodeColumns, davNodeJoins, type DavNodeRow, toDavNode } from "./dav-nodes.ts";
import type { DavPlace } from "./dav-place.ts";
import { readDavTop } from "./dav-top.ts";

/** Folders on a path at most; deeper than the tree goes. */
const deepestPath = 128;

/**
 * What is at this path (decoded names from the top). What the principal may not read is not there. A shortcut has no place in WebDAV, which
 * knows no links: its name is taken, and nothing is shown.
 */
export async function findPlace(db: Db, principal: Principal, given: readonly string[]): Promise<DavPlace> {
  if (principal.kind !== "person") {
    return { kind: "denied", lacking: "anonymous", missingScope: "files.read", grantRequest: null };
  }
  const top = await readDavTop(db, principal);
  const path = given.map(cleanName).flatMap((cleaned) => (cleaned.kind === "name" ? [cleaned.name] : []));
  if (path.length < given.length || path.length > deepestPath) return { kind: "no-parent" };
  const [first, ...rest] = path;
  if (first === undefined) return { kind: "top", home: top.home };
  const other = top.others.find((member) => nameKey(member.name) === nameKey(first));
  if (other !== undefined && rest.length === 0)
    return { kind: "node", node: other.node, access: other.access, parentId: null };
  if (other !== undefined) return walk(db, principal, other.node.id, rest);
  return top.home === null ? { kind: "no-parent" } : walk(db, principal, top.home.id, path);
}

/** From this folder down, in one query. */
async function walk(db: Db, principal: Principal, from: NodeId, path: readonly string[]): Promise<DavPlace> {
  const keys = path.map(nameKey);
  const { rows } = await sql<DavNodeRow & { depth: number }>`
    with recursive down as (
      select id, 0 as depth from nodes where id = ${from} and deleted_at is null
      union all
      select n.id, down.depth + 1 from down
      join nodes n on n.parent_id = down.id and n.name_key = (${sql.val(keys)}::text[])[down.depth + 1]
        and n.deleted_at is null and n.kind in ('folder', 'file', 'document')
      where down.depth < ${keys.length}
    )
    select ${davNodeColumns}, down.depth from down join nodes n on n.id = down.id ${davNodeJoins}
    order by down.depth`.execute(db);
  const last = rows.at(-1);
  const name = path.at(-1);
  if (last === undefined || name === undefined) return { kind: "no-parent" };
  const access = (await accessToNodes(db, principal, [last.id])).get(last.id);
  if (access === undefined) return { kind: "no-parent" };
  if (last.depth === keys.length) return { kind: "node", node: toDavNode(last), access, parentId: last.parent_id };
  if (last.depth < keys.length - 1 || last.kind !== "folder") return { kind: "no-parent" };
  return { kind: "vacant", parentId: last.id, name };
}
