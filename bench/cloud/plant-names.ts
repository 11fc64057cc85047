import type { Pool } from "pg";

const [wide, deep] = [20, 3];
const syllables =
  "ba be bi bo da de di do fa fe fi ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si ta te".split(
    " ",
  );
const common = ["holiday", "music", "project", "report", "family", "meeting", "photo", "draft", "summer", "invoice"];
const rare = "München";
const endings = ["jpg", "jpg", "jpg", "png", "pdf", "docx", "mp3", "mp4", "txt", "zip"];
const media = {
  jpg: "image/jpeg",
  png: "image/png",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  txt: "text/plain",
  zip: "application/zip",
};

/**
 * Fills a person's space with `nodes` nodes as people have them: folders in folders, each with some files, called after ten words that are
 * everywhere, thousands that are not, one that fifty files have, and numbers. Nothing is random: the same names each time.
 */
export async function plantNames(
  database: Pick<Pool, "query">,
  { spaceId, nodes }: { spaceId: string; nodes: number },
): Promise<void> {
  const seldom = syllables
    .flatMap((a) => syllables.map((b) => a + b))
    .flatMap((ab) => ["n", "st", "ra", "ki"].map((c) => ab + c));
  await database.query(
    `create temporary table planted as
       with recursive folders as (
         select gen_random_uuid() as id, (select root_id from spaces where id = $1) as parent_id, 1 as level, i::bigint as number
         from generate_series(1, ${wide}) i
         union all
         select gen_random_uuid(), f.id, f.level + 1, f.number * ${wide} + i
         from folders f, generate_series(1, ${wide}) i where f.level < ${deep}
       ) select *, row_number() over (order by level, number) - 1 as place from folders`,
    [spaceId],
  );
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     select id, $1, parent_id, name || ' ' || number, lower(name) || ' ' || number, 'folder', now(), now()
     from (select *, ($2::text[])[1 + place * 7919 % cardinality($2::text[])] as name from planted order by level) named`,
    [spaceId, seldom],
  );
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
     select gen_random_uuid(), $1, parent_id, name, lower(name), 'file', 0, mime, 0, at, at
     from (
       select p.id as parent_id, $6::jsonb ->> ending as mime, now() - i * interval '1 minute' as at,
         case
           when i % 20000 = 7 then $4 || ' ' || i || '.' || ending
           when i % 3 = 0 then 'IMG_' || i || '.' || ending
           else ($3::text[])[1 + i % 10] || ' ' || ($2::text[])[1 + (i::bigint * 31) % cardinality($2::text[])]
             || ' ' || ($2::text[])[1 + (i::bigint * 977) % cardinality($2::text[])] || ' ' || i || '.' || ending
         end as name
       from (
         select i, ($5::text[])[1 + i / 7 % 10] as ending from generate_series(1, $7::int - (select count(*) from planted)::int) i
       ) numbered
       join planted p on p.place = i % (select count(*) from planted)
     ) files`,
    [spaceId, seldom, common, rare, endings, JSON.stringify(media), nodes],
  );
  await database.query("vacuum analyze nodes");
}
