import { sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import { type IndexEntry, places, quoteLexeme } from "./index-entry.ts";
import { wordsOf } from "./words-of.ts";

/** Of a text: what its first million characters hold. */
const longestTextCharacters = 1_000_000;

/** Of a text: what a `tsvector`, of at most a megabyte, takes. */
const mostWords = 40_000;

/**
 * Brings the words of the texts up to date with the versions that were read, one text a transaction, since a text is long. To be called when
 * the entries are there: an entry that was written has no `text_version` until its text is, too. The words of a name lie beside those of
 * its text, so that both together can be looked for.
 */
export async function writeTexts(kit: Pick<Kit, "db">, peers: Peers, entries: readonly IndexEntry[]): Promise<void> {
  const withText = entries.filter(({ node }) => node.textVersion !== null);
  if (withText.length === 0) return;
  const { rows } = await sql<{ node_id: NodeId; text_version: number | null }>`
    select node_id, text_version from search_entries
    where node_id = any(${sql.val(withText.map(({ node }) => node.id))}::uuid[])`.execute(kit.db);
  const written = new Map(rows.map((row) => [row.node_id, row.text_version]));
  for (const entry of withText) {
    const { id, textVersion } = entry.node;
    if (!written.has(id) || written.get(id) === textVersion) continue;
    const text = (await peers.searchableNodes.texts([id], longestTextCharacters)).get(id);
    if (text !== undefined) await writeText(kit, entry, text);
  }
}

async function writeText({ db }: Pick<Kit, "db">, { node, words }: IndexEntry, text: string): Promise<void> {
  const lexemes = new Set(words.filter(({ place }) => place < places.term).map(({ word }) => word));
  for (const word of wordsOf(text)) {
    if (lexemes.size >= mostWords) break;
    lexemes.add(word);
  }
  const vector = [...lexemes].map(quoteLexeme).join(" ");
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update search_entries set text_version = ${node.textVersion} where node_id = ${node.id} returning 1`.execute(tx);
    if (rows.length === 0) return;
    await sql`
      insert into search_texts (node_id, vector) values (${node.id}, ${vector}::tsvector)
      on conflict (node_id) do update set vector = excluded.vector`.execute(tx);
  });
}
