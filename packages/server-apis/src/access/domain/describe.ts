import { sql } from "kysely";
import { accessToNodes } from "../../kit/grants/visible-nodes.ts";
import type { AppId, GroupId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";

export type PersonRef = { id: PersonId; username: string | null; name: string | null };
export type GroupRef = { id: GroupId; name: string };
export type AppRef = { id: AppId; name: string; kind: "app" | "client" | "token" | "gone" };
export type NodeRef = { id: NodeId; name: string; path: string };

/** Names for what grants hold as ids, each kind in one question. */
export async function describePeople({ peers }: Access, ids: Iterable<PersonId>): Promise<(id: PersonId) => PersonRef> {
  const names = await peers.peopleDirectory.namesOf([...new Set(ids)]);
  return (id) => ({ id, username: names.get(id)?.username ?? null, name: names.get(id)?.name ?? null });
}

export async function describeGroups({ kit }: Access, ids: Iterable<GroupId>): Promise<(id: GroupId) => GroupRef> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return (id) => ({ id, name: "" });
  const rows = await kit.db.selectFrom("groups").select(["id", "name"]).where("id", "in", wanted).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}

export async function describeApps({ peers }: Access, ids: Iterable<AppId>): Promise<(id: AppId) => AppRef> {
  const known = new Map<AppId, AppRef>();
  const wanted = [...new Set(ids)];
  const others = await peers.appAccess.namesOf(wanted);
  for (const id of wanted) {
    const app = await peers.appDirectory.find(id);
    const other = others.get(id);
    if (app !== null) known.set(id, { id, name: app.name, kind: "app" });
    else if (other !== undefined) known.set(id, { id, ...other });
  }
  return (id) => known.get(id) ?? { id, name: id, kind: "gone" };
}

/**
 * The nodes with their paths, as far up as this caller may read: what lies above what was shared with them has no name for them.
 * A node they may not read at all is left out.
 */
export async function describeNodes(
  { kit }: Access,
  principal: Principal,
  ids: Iterable<NodeId>,
): Promise<ReadonlyMap<NodeId, NodeRef>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ asked: NodeId; id: NodeId; name: string; is_root: boolean }>`
    with recursive up as (
      select id as asked, id, parent_id, name, 0 as depth from nodes where id = any(${sql.val(wanted)}::uuid[])
      union all
      select up.asked, n.id, n.parent_id, n.name, up.depth + 1 from up join nodes n on n.id = up.parent_id
    )
    select asked, id, name, parent_id is null as is_root from up order by asked, depth`.execute(kit.db);
  const readable =
    principal.kind === "operator"
      ? null
      : await accessToNodes(
          kit.db,
          principal,
          rows.map(({ id }) => id),
        );
  const described = new Map<NodeId, NodeRef>();
  for (const id of wanted) {
    const path = rows.filter((row) => row.asked === id);
    const visible = readable === null ? path : path.filter((row) => readable.has(row.id));
    const [node] = visible;
    if (node === undefined || node.id !== id) continue;
    const names = visible.filter((row) => !row.is_root).map((row) => row.name);
    described.set(id, { id, name: node.name, path: `/${names.toReversed().join("/")}` });
  }
  return described;
}
