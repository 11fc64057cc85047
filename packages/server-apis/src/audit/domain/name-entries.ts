import { sql } from "kysely";
import { visibleNodes } from "../../kit/grants/visible-nodes.ts";
import { type AppId, type NodeId, parseId, type PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { AuditLog } from "./audit-log.ts";
import type { AuditRow } from "./read-entries.ts";

export type NamedPerson = { id: PersonId; username: string | null; name: string | null };

/** An entry with what its ids stand for now, as far as its reader may know. */
export type NamedEntry = Omit<AuditRow, "person_id" | "app_id" | "resource_kind" | "resource_id"> & {
  person: NamedPerson | null;
  app: { id: AppId; name: string | null } | null;
  resource: { kind: string; id: string; name: string | null } | null;
  subject: NamedPerson | null;
};

export async function nameEntries(
  { kit, peers }: AuditLog,
  reader: Principal,
  rows: readonly AuditRow[],
): Promise<NamedEntry[]> {
  const ids = new Set(rows.flatMap((row) => [row.person_id, subjectOf(row)].filter((id) => id !== null)));
  const [people, apps, nodes, groups] = await Promise.all([
    peers.peopleDirectory.namesOf([...ids]),
    appNames(peers, rows),
    nodePaths(kit.db, reader, resourceIds(rows, "node")),
    groupNames(kit.db, resourceIds(rows, "group")),
  ]);
  const personOf = (id: PersonId | null): NamedPerson | null => {
    const { username = null, name = null } = (id !== null && people.get(id)) || {};
    return id === null ? null : { id, username, name };
  };
  return rows.map(({ person_id, app_id, resource_kind, resource_id, ...row }) => ({
    ...row,
    person: personOf(person_id),
    app: app_id === null ? null : { id: app_id, name: apps.get(app_id) ?? null },
    resource:
      resource_kind === null || resource_id === null
        ? null
        : {
            kind: resource_kind,
            id: resource_id,
            name: resourceName(resource_kind, resource_id, { nodes, groups, apps, people }),
          },
    subject: personOf(subjectOf({ ...row, person_id, resource_kind, resource_id })),
  }));
}

type Names = ReadonlyMap<string, string>;

function resourceName(
  kind: string,
  id: string,
  names: { nodes: Names; groups: Names; apps: Names; people: ReadonlyMap<string, { name: string }> },
): string | null {
  if (kind === "node") return names.nodes.get(id) ?? null;
  if (kind === "group") return names.groups.get(id) ?? null;
  if (kind === "app") return names.apps.get(id) ?? null;
  return kind === "person" ? (names.people.get(id)?.name ?? null) : null;
}

/** Whom it was done to: named by the facts or the resource, when it is somebody else than who did it. */
function subjectOf({
  person_id,
  resource_kind,
  resource_id,
  facts,
}: Pick<AuditRow, "person_id" | "resource_kind" | "resource_id" | "facts">): PersonId | null {
  const named = facts["personId"] ?? (resource_kind === "person" ? resource_id : null);
  const id = typeof named === "string" ? parseId<PersonId>(named) : null;
  return id === person_id ? null : id;
}

function resourceIds(rows: readonly AuditRow[], kind: string): string[] {
  const ids = rows.map((row) => (row.resource_kind === kind ? parseId(row.resource_id ?? "") : null));
  return [...new Set(ids.filter((id) => id !== null))];
}

async function appNames(peers: AuditLog["peers"], rows: readonly AuditRow[]): Promise<Map<string, string>> {
  const named = rows.map((row) => (row.resource_kind === "app" ? (row.resource_id as AppId) : null));
  const ids = new Set([...rows.map((row) => row.app_id), ...named].filter((id) => id !== null));
  const apps = await Promise.all([...ids].map((id) => peers.appDirectory.find(id)));
  return new Map(apps.flatMap((app) => (app === null ? [] : [[app.id, app.name]])));
}

async function groupNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from groups where id = any(${sql.val([...ids])}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Of the nodes that the reader may read, and of no other: the owner reads everybody's entries, not everybody's folders. */
async function nodePaths(db: Db, reader: Principal, ids: readonly string[]): Promise<Map<string, string>> {
  if (reader.kind !== "person" || ids.length === 0) return new Map();
  const visible = await visibleNodes(db, reader, ids as NodeId[]);
  const { rows } = await sql<{ id: string; path: string }>`
    with recursive up as (
      select id as asked, name, parent_id, 0 as depth from nodes where id = any(${sql.val([...visible])}::uuid[])
      union all
      select up.asked, n.name, n.parent_id, up.depth + 1 from nodes n join up on n.id = up.parent_id
    )
    select asked as id, '/' || coalesce(string_agg(name, '/' order by depth desc) filter (where parent_id is not null), '')
      as path from up group by asked`.execute(db);
  return new Map(rows.map((row) => [row.id, row.path]));
}
