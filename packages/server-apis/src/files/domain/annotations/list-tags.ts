import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { largestPage } from "../tree/list-children.ts";
import { nameKey } from "../tree/name-key.ts";

export type TagUse = { tag: string; count: number };

export type ListTagsOutcome = { kind: "tags"; tags: TagUse[] } | NodeNotFound | Denied;

/**
 * The tags in use on a folder and below it, by name, with how many nodes have each; as most of them write it. Looks from the tagged nodes of the
 * space upwards: there are fewer of them than nodes.
 */
export async function listTags(
  kit: Kit,
  principal: Principal,
  query: { withinId: string; prefix: string | null; first: number },
): Promise<ListTagsOutcome> {
  const allowed = await authorise(kit.db, principal, "read", query.withinId);
  if (allowed.kind !== "allow") return allowed;
  const { id: withinId, spaceId } = allowed.node;
  const prefix = nameKey(query.prefix?.trim() ?? "");
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const { rows } = await sql<TagUse>`
    with tagged as (
      select n.tags, n.tag_keys from nodes n cross join lateral (
        with recursive up as (
          select n.id, n.parent_id, n.deleted_at
          union all
          select p.id, p.parent_id, p.deleted_at from up join nodes p on p.id = up.parent_id
        )
        select bool_or(up.id = ${withinId}) as inside, bool_or(up.deleted_at is not null) as deleted from up
      ) place
      where n.space_id = ${spaceId} and n.tags <> '{}' and n.deleted_at is null and place.inside and not place.deleted
    )
    select mode() within group (order by t.tag) as tag, count(*)::int as count
    from tagged cross join lateral unnest(tagged.tags, tagged.tag_keys) as t (tag, key)
    where starts_with(t.key, ${prefix})
    group by t.key order by t.key collate "C" limit ${first}`.execute(kit.db);
  return { kind: "tags", tags: rows };
}
