import { sql } from "kysely";
import { treeTops } from "../../../kit/grants/tree-tops.ts";
import type { Role } from "../../../kit/grants/role.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { nameKey } from "../tree/name-key.ts";
import { numberedName } from "../tree/numbered-name.ts";
import { davNodeColumns, davNodeJoins, type DavNodeRow, toDavNode } from "./dav-nodes.ts";
import type { DavNode } from "./dav-place.ts";

/** Something that hangs at the top beside the own space's members: a group's space, or what was shared or granted by itself. */
export type DavTopMember = { name: string; node: DavNode; access: Role };

export type DavTop = { home: DavNode | null; others: readonly DavTopMember[] };

/**
 * The address `/.mows/dav/` is the person's own space, since that is what people connect to; what else they reach hangs in it under its name,
 * numbered where the own space, or one before it, has that name already.
 */
export async function readDavTop(db: Db, principal: PersonPrincipal): Promise<DavTop> {
  const access = await treeTops(db, principal);
  if (access.size === 0) return { home: null, others: [] };
  const { rows } = await sql<DavNodeRow & { is_home: boolean }>`
    select ${davNodeColumns}, coalesce(s.root_id = n.id and s.owner_id = ${principal.personId}, false) as is_home
    from nodes n join spaces s on s.id = n.space_id ${davNodeJoins}
    where n.id = any(${sql.val([...access.keys()])}::uuid[]) and n.deleted_at is null and n.kind in ('folder', 'file', 'document')
    order by n.name_key, n.id`.execute(db);
  const home = rows.find((row) => row.is_home);
  // What lies inside the own space is reached through it.
  const others = rows.filter((row) => !row.is_home && (home === undefined || row.space_id !== home.space_id));
  const taken = home === undefined ? new Set<string>() : await takenNames(db, home.id, others);
  const named = others.map((row): DavTopMember => {
    let name = row.name;
    for (let n = 2; taken.has(nameKey(name)); n += 1) name = numberedName(row.name, n);
    taken.add(nameKey(name));
    return { name, node: toDavNode(row), access: access.get(row.id) ?? "read" };
  });
  return { home: home === undefined ? null : toDavNode(home), others: named };
}

/** Which of these names, or names numbered after them, the folder's own members have. */
async function takenNames(db: Db, folderId: NodeId, rows: readonly DavNodeRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const found = await db
    .selectFrom("nodes")
    .select("name_key")
    .where("parent_id", "=", folderId)
    .where("deleted_at", "is", null)
    .where(
      "name_key",
      "in",
      rows.flatMap((row) => [
        nameKey(row.name),
        nameKey(numberedName(row.name, 2)),
        nameKey(numberedName(row.name, 3)),
      ]),
    )
    .execute();
  return new Set(found.map((row) => row.name_key));
}
