import { type RawBuilder, sql } from "kysely";
import type { BlobId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import type { FilesKit } from "../files-kit.ts";
import { blobsOf, type CopySource, type Picture, readCopySources } from "./copy-sources.ts";

/** A node to be made as a copy of another. */
export type Copied = { id: NodeId; sourceId: NodeId; parentId: NodeId };

type Made = Copied & { source: CopySource };

/**
 * Writes copies in one go: folders, links, files with their newest content as version 1, and documents without their history, with tags, colours and
 * what was read out of them; a node
 * that went meanwhile is left out, with what is below it. Blobs are shared: one reference more each. Gives what was made, and its bytes, which
 * the caller counts to the space. `top` renames and, where wanted, hides the only one there is. Folders come before what they hold.
 */
export async function insertCopies(
  kit: FilesKit,
  tx: Tx,
  copies: readonly Copied[],
  how: { spaceId: SpaceId; author: PersonPrincipal; top?: { name: string; key: string; hidden: boolean } },
): Promise<{ made: ReadonlySet<NodeId>; bytes: number }> {
  const sources = await readCopySources(
    tx,
    copies.map((copy) => copy.sourceId),
  );
  const made = present(copies, sources);
  await takeReferences(
    tx,
    made.flatMap(({ source }) => blobsOf(source)),
  );
  const [now, given] = [kit.clock.now(), givenRows(made)];
  await sql`
    insert into nodes (id, space_id, parent_id, name, name_key, kind, target_id, size, mime, head_version,
      created_at, modified_at, deleted_at, tags, tag_keys, colour, schema_name)
    select g.id, ${how.spaceId}, g.parent_id, coalesce(${how.top?.name ?? null}::text, n.name),
      coalesce(${how.top?.key ?? null}::text, n.name_key), n.kind, n.target_id, case n.kind when 'document' then n.size else g.size end, n.mime,
      case when n.kind in ('file', 'document') then 1 else 0 end, ${now}::timestamptz, n.modified_at,
      ${how.top?.hidden === true ? now : null}::timestamptz, n.tags, n.tag_keys, n.colour, n.schema_name
    from ${given} join nodes n on n.id = g.source_id`.execute(tx);
  await sql`
    insert into versions (node_id, n, blob_id, size, author_id, app_id, at)
    select g.id, 1, g.blob_id, g.size, ${how.author.personId}::uuid, ${how.author.appId}::text, ${now}::timestamptz
    from ${given} where g.blob_id is not null`.execute(tx);
  // RFC 4918 §9.8.2: a copy has the properties that WebDAV's clients made up for the original.
  await sql`
    insert into dav_properties (node_id, namespace, name, xml)
    select g.id, p.namespace, p.name, p.xml from ${given} join dav_properties p on p.node_id = g.source_id`.execute(tx);
  await copyUnderstanding(tx, made);
  const documentBytes = await copyDocuments(kit, tx, made);
  for (const { id, source } of made) {
    if (source.isRead || source.kind !== "file") continue;
    await enqueueExtraction(kit, tx, { nodeId: id, name: how.top?.name ?? source.name, mime: source.mime ?? "" });
  }
  return {
    made: new Set(made.map((copy) => copy.id)),
    bytes: made.reduce((sum, { source }) => sum + source.size, documentBytes),
  };
}

/** Without those that are gone, and those whose folder is. */
function present(copies: readonly Copied[], sources: ReadonlyMap<NodeId, CopySource>): Made[] {
  const missing = new Set<NodeId>();
  return copies.flatMap((copy) => {
    const source = sources.get(copy.sourceId);
    if (source !== undefined && !missing.has(copy.parentId)) return [{ ...copy, source }];
    missing.add(copy.id);
    return [];
  });
}

/** What is in the documents, which count their own bytes; how many there are. */
async function copyDocuments({ peers }: FilesKit, tx: Tx, made: readonly Made[]): Promise<number> {
  const pairs = made.flatMap(({ id, sourceId, source }) =>
    source.kind === "document" ? { from: sourceId, to: id } : [],
  );
  if (pairs.length === 0) return 0;
  const counted = await peers.documentContents.copy(tx, pairs);
  const [ids, bytes] = [[...counted.keys()], [...counted.values()]];
  await sql`
    update nodes set counted_bytes = given.bytes
    from unnest(${uuids(ids)}, ${sql.val(bytes)}::bigint[]) as given (id, bytes) where nodes.id = given.id`.execute(tx);
  return bytes.reduce((sum, one) => sum + one, 0);
}

/** What was read out of the newest content, as read out of the copy's first one. */
async function copyUnderstanding(tx: Tx, made: readonly Made[]): Promise<void> {
  const given = givenRows(made.filter(({ source }) => source.isRead));
  await sql`
    insert into meta (node_id, namespace, value, version, extractor, at)
    select g.id, m.namespace,
      case when m.value ? 'thumbnails' then jsonb_set(m.value, '{thumbnails,version}', '1') else m.value end,
      1, m.extractor, m.at
    from ${given} join meta m on m.node_id = g.source_id`.execute(tx);
  await sql`
    insert into extracted_texts (node_id, version, text)
    select g.id, 1, t.text
    from ${given} join extracted_texts t on t.node_id = g.source_id join nodes n on n.id = t.node_id and n.head_version = t.version`.execute(
    tx,
  );
  await sql`
    insert into waveforms (node_id, version, duration_ms, peaks)
    select g.id, 1, w.duration_ms, w.peaks
    from ${given} join waveforms w on w.node_id = g.source_id join nodes n on n.id = w.node_id and n.head_version = w.version`.execute(
    tx,
  );
  const pictures = made.flatMap(({ id, source }) => source.pictures.map((picture) => ({ nodeId: id, ...picture })));
  await sql`
    insert into covers (node_id, blob_id, source)
    select (p->>'nodeId')::uuid, (p->>'blobId')::uuid, p->>'source' from ${rowsOf(pictures, "covers")}`.execute(tx);
  await sql`
    insert into thumbnails (node_id, version, size, blob_id)
    select (p->>'nodeId')::uuid, 1, (p->>'size')::int, (p->>'blobId')::uuid
    from ${rowsOf(pictures, "thumbnails")}`.execute(tx);
}

function rowsOf(pictures: readonly (Picture & { nodeId: NodeId })[], table: Picture["table"]): RawBuilder<unknown> {
  const rows = pictures.filter((picture) => picture.table === table);
  return sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as p`;
}

function givenRows(made: readonly Made[]): RawBuilder<unknown> {
  return sql`unnest(
    ${uuids(made.map((copy) => copy.id))}, ${uuids(made.map((copy) => copy.sourceId))},
    ${uuids(made.map((copy) => copy.parentId))}, ${uuids(made.map((copy) => copy.source.blobId))},
    ${sql.val(made.map((copy) => copy.source.size))}::bigint[]
  ) as g (id, source_id, parent_id, blob_id, size)`;
}

function uuids(ids: readonly (string | null)[]): RawBuilder<unknown> {
  return sql`${sql.val([...ids])}::uuid[]`;
}

async function takeReferences(tx: Tx, held: readonly BlobId[]): Promise<void> {
  const counts = new Map<BlobId, number>();
  for (const id of held) counts.set(id, (counts.get(id) ?? 0) + 1);
  await sql`
    update blobs set refcount = refcount + given.count
    from unnest(${uuids([...counts.keys()])}, ${sql.val([...counts.values()])}::int[]) as given (id, count)
    where blobs.id = given.id`.execute(tx);
}
