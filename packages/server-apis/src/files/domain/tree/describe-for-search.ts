import { sql } from "kysely";
import type { NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { SearchableNode, SearchableNodes } from "../../../kit/peers.ts";
import type { NodeKind } from "../../../kit/sql/database.ts";
import type { Extracted } from "../extraction/extracted.ts";
import { filesDb } from "../files-database.ts";

/** Stars that a search is narrowed by. */
const mostStars = 1_000;

type Row = {
  id: NodeId;
  space_id: SpaceId;
  name: string;
  kind: NodeKind;
  mime: string | null;
  modified_at: Date;
  tags: string[];
  extracted: Extracted | null;
  text_version: number | null;
};

/** What there is to find of the nodes of this service. Authorises nothing. */
export function searchableNodes({ db }: Pick<Kit, "db">): SearchableNodes {
  return {
    /** The space is the one whose root a node lies below: what was moved into another one says so at once, while its rows follow later. */
    async describe(ids) {
      const { rows } = await sql<Row>`
        with recursive up as (
          select id as asked, parent_id, space_id from nodes where id = any(${sql.val([...ids])}::uuid[])
          union all
          select up.asked, n.parent_id, n.space_id from up join nodes n on n.id = up.parent_id
        )
        select n.id, up.space_id, n.name, n.kind, n.mime, n.modified_at, n.tags, m.value as extracted,
               t.version as text_version
        from up join nodes n on n.id = up.asked
        left join meta m on m.node_id = n.id and m.namespace = 'extracted'
        left join extracted_texts t on t.node_id = n.id
        where up.parent_id is null`.execute(db);
      return rows.map(searchable);
    },

    async childrenOf(parentIds, after, limit) {
      const { rows } = await sql<{ id: NodeId }>`
        select id from nodes where parent_id = any(${sql.val([...parentIds])}::uuid[])
          and (${after}::uuid is null or id > ${after}::uuid)
        order by id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },

    async texts(ids, limitCharacters) {
      const { rows } = await sql<{ node_id: NodeId; text: string }>`
        select node_id, left(text, ${limitCharacters}) as text from extracted_texts
        where node_id = any(${sql.val([...ids])}::uuid[])`.execute(db);
      return new Map(rows.map((row) => [row.node_id, row.text]));
    },

    async starredBy(personId: PersonId) {
      const rows = await filesDb(db)
        .selectFrom("stars")
        .select("node_id")
        .where("person_id", "=", personId)
        .orderBy("at", "desc")
        .limit(mostStars)
        .execute();
      return rows.map((row) => row.node_id);
    },
  };
}

function searchable({ extracted, ...row }: Row): SearchableNode {
  const { image } = extracted ?? {};
  const [latitude, longitude] = [image?.latitude ?? null, image?.longitude ?? null];
  return {
    id: row.id,
    spaceId: row.space_id,
    name: row.name,
    kind: row.kind,
    mime: row.mime,
    modifiedAt: row.modified_at,
    tags: row.tags,
    ...namesIn(extracted ?? {}),
    takenAt: momentOf(image?.takenAt ?? null),
    place: latitude === null || longitude === null ? null : { latitude, longitude },
    textVersion: row.text_version,
  };
}

/** What a file says it is called, and who made it. */
function namesIn({ audio, document }: Extracted) {
  const { title = null, artist = null, albumArtist = null, album = null } = audio ?? {};
  const { title: heading = null, author = null } = document ?? {};
  return { title: title ?? heading, artist: artist ?? author, albumArtist, album };
}

/** Null for what is no moment: it was read out of a file. */
function momentOf(iso: string | null): Date | null {
  const moment = new Date(iso ?? Number.NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
