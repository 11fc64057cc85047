import { sql } from "kysely";
import { type AccessSubject, accessSubject } from "../../kit/grants/node-access.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Principal } from "../../kit/principal.ts";

type Place = { id: NodeId; parent_id: NodeId | null; name: string; readable: boolean };

const nobody: AccessSubject = { personId: null, appId: null, linkId: null };

/**
 * The path of the folder that each of these nodes lies in, as far up as the principal may read: `/Music/Live`. What lies above what was shared with
 * them has no name for them.
 */
export async function pathsOf(
  { db }: Pick<Kit, "db">,
  principal: Principal,
  ids: readonly NodeId[],
): Promise<(id: NodeId) => string> {
  if (ids.length === 0) return () => "/";
  const { personId, appId, linkId } = accessSubject(principal) ?? nobody;
  const { rows } = await sql<Place>`
    with recursive up as (
      select id, parent_id, name from nodes where id = any(${sql.val([...new Set(ids)])}::uuid[])
      union
      select n.id, n.parent_id, n.name from nodes n join up on n.id = up.parent_id
    )
    select id, parent_id, name, id in (
      select id from readable_nodes(
        ${personId}::uuid, ${appId}::text, ${linkId}::uuid, array(select id from up)
      )
    ) as readable from up`.execute(db);
  const places = new Map(rows.map((row) => [row.id, row]));
  const above = ({ parent_id: parentId }: Place) => (parentId === null ? undefined : places.get(parentId));
  return (id) => {
    const names: string[] = [];
    const node = places.get(id);
    let folder = node === undefined ? undefined : above(node);
    while (folder !== undefined && folder.parent_id !== null && folder.readable) {
      names.unshift(folder.name);
      folder = above(folder);
    }
    return `/${names.join("/")}`;
  };
}
