import { sql } from "kysely";
import type { Migration } from "../sql/migration.ts";

/**
 * Shortcuts, what people put to nodes, the trash's retention, and how deep a space is. `node_access` follows the root: a node belongs to the space
 * whose root it lies below, so that a folder that moves into another space belongs there at once, however long its rows take to be rewritten.
 */
export const shortcutsAndNotes: Migration = {
  name: "0004-shortcuts-and-notes",
  async up(tx) {
    await sql`
      alter table nodes
        drop constraint nodes_kind_check,
        add constraint nodes_kind_check check (kind in ('folder', 'file', 'link')),
        add column target_id uuid,
        add constraint nodes_target check ((target_id is not null) = (kind = 'link')),
        add column tags text[] not null default '{}',
        add column tag_keys text[] not null default '{}',
        add constraint nodes_tags check (cardinality(tags) = cardinality(tag_keys)),
        add column colour text check (
          colour is null or kind = 'folder' and colour in ('red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')
        ),
        add column comment_count integer not null default 0 check (comment_count >= 0)`.execute(tx);
    // How high a tree is, what a purge has to walk: without a look at the files, and at what lies in the trash too.
    await sql`create index nodes_folders on nodes (parent_id) where kind = 'folder'`.execute(tx);
    await sql`create index nodes_tagged on nodes (space_id) where tags <> '{}'`.execute(tx);
    await sql`
      alter table spaces
        add column trash_retention_days integer not null default 30 check (trash_retention_days between 1 and 3650),
        add column deepest integer not null default 0`.execute(tx);
    await sql`
      with recursive down as (
        select id, space_id, 0 as depth from nodes where parent_id is null
        union all
        select n.id, down.space_id, down.depth + 1 from nodes n join down on n.parent_id = down.id where n.kind = 'folder'
      )
      update spaces set deepest = found.depth
      from (select space_id, max(depth) as depth from down group by space_id) found
      where found.space_id = spaces.id`.execute(tx);
    await sql`
      create or replace function node_access(person uuid, app text, link uuid, ids uuid[], with_deleted boolean)
      returns table (
        id uuid, space_id uuid, parent_id uuid, kind text,
        person_role integer, owned boolean, membership uuid,
        share_id uuid, share_kind text, share_group uuid,
        app_role integer, app_grant_id uuid, app_used_at timestamptz
      )
      language plpgsql stable
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off
      set enable_hashjoin = off
      set enable_mergejoin = off
      set jit = off
      as $$
      #variable_conflict use_column
      begin
        return query
        with recursive up as (
          select n.id as asked, n.id, n.space_id, n.parent_id, n.kind, 0 as depth
          from nodes n where n.id = any(ids) and (with_deleted or n.deleted_at is null)
          union all
          select up.asked, n.id, n.space_id, n.parent_id, n.kind, up.depth + 1
          from up join nodes n on n.id = up.parent_id
          where with_deleted or n.deleted_at is null
        ), held as (
          select up.asked, up.depth, g.*
          from up cross join lateral (
            select * from grants where person_id = person and node_id = up.id and (app_id is null or app_id = app) offset 0
          ) g
          union all
          select up.asked, up.depth, g.*
          from group_members m cross join up cross join lateral (
            select * from grants where group_id = m.group_id and node_id = up.id offset 0
          ) g
          where m.person_id = person
          union all
          select up.asked, up.depth, g.*
          from grants g join up on up.id = g.node_id
          where g.id = link and g.grantee_kind = 'link'
        ), chain as (
          select h.asked, h.id, h.grantee_kind, h.group_id, h.last_used_at, h.depth, role_rank(h.role) as role,
                 h.parent_id as next_id, h.granted_by as next_for, h.depth as below
          from held h where h.expires_at is null or h.expires_at > now()
          union all
          select c.asked, c.id, c.grantee_kind, c.group_id, c.last_used_at, c.depth, least(c.role, role_rank(p.role)),
                 p.parent_id, p.granted_by, place.depth
          from chain c
          join grants p on p.id = c.next_id
          join up place on place.asked = c.asked and place.id = p.node_id and place.depth >= c.below
          where (p.expires_at is null or p.expires_at > now()) and (
            (p.grantee_kind = 'person' and p.person_id = c.next_for)
            or (p.grantee_kind = 'group' and exists (
              select from group_members m where m.group_id = p.group_id and m.person_id = c.next_for
            ))
          )
        ), live as (
          select * from chain c where c.next_id is null
        )
        select node.asked, root.space_id, node.parent_id, node.kind,
               greatest(
                 case when space.owner_id = person then 3 else 0 end,
                 case member.role when 'manager' then 3 when 'member' then 2 else 0 end,
                 coalesce(share.role, 0)
               ),
               coalesce(space.owner_id = person, false),
               case when coalesce(share.role, 0) <= case member.role when 'manager' then 3 else 2 end then member.group_id end,
               share.id, share.grantee_kind, share.group_id,
               coalesce(given.role, 0), given.id, given.last_used_at
        from up node
        join up root on root.asked = node.asked and root.parent_id is null
        join spaces space on space.id = root.space_id
        left join group_members member on member.group_id = space.group_id and member.person_id = person
        left join lateral (
          select l.id, l.grantee_kind, l.group_id, l.role from live l
          where l.asked = node.asked and l.grantee_kind <> 'app'
          order by l.role desc, l.depth, l.id limit 1
        ) share on true
        left join lateral (
          select l.id, l.role, l.last_used_at from live l
          where l.asked = node.asked and l.grantee_kind = 'app'
          order by l.role desc, l.depth, l.id limit 1
        ) given on true
        where node.depth = 0;
      end $$`.execute(tx);
  },
};
