import { sql } from "kysely";
import type { SpaceId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { editDistance } from "./edit-distance.ts";
import type { Token } from "./parse-query.ts";

/** `word_similarity` that a word has at least, before it is looked at letter by letter. */
const leastSimilarity = 0.35;

/** Words that stand in for one that was mistyped. */
const mostWords = 12;

/** Nobody means another word by three letters. */
const shortestWord = 4;

/**
 * The tokens with what else may have been meant: words of these spaces that are spelled almost like them, or have them inside. Null where
 * there is none.
 */
export async function similarTokens(
  db: Db,
  spaceIds: readonly SpaceId[],
  tokens: readonly Token[],
): Promise<Token[] | null> {
  const widened: Token[] = [];
  for (const token of tokens) widened.push(await widen(db, spaceIds, token));
  return widened.some((token, index) => token !== tokens[index]) ? widened : null;
}

async function widen(db: Db, spaceIds: readonly SpaceId[], token: Token): Promise<Token> {
  const [typed] = token.words;
  if (typed === undefined || typed.length < shortestWord || !/\p{L}/u.test(typed)) return token;
  const spaces = sql`space_id = any(${sql.val([...spaceIds])}::uuid[])`;
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(leastSimilarity)}, true)`.execute(db);
  const { rows } = await sql<{ word: string }>`
    (select distinct word, word_similarity(${typed}, word) as similarity from search_vocabulary
      where ${spaces} and word %> ${typed} order by 2 desc, 1 limit 50)
    union all
    (select distinct word, 0 from search_vocabulary where ${spaces} and word like ${`_%${typed}%`} order by 1 limit ${mostWords})
  `.execute(db);
  const near = [...new Set(rows.map(({ word }) => word))]
    .map((word) => ({ word, distance: distanceOf(typed, word, token.prefix !== null) }))
    .filter(({ distance }) => distance <= (typed.length > 5 ? 2 : 1))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostWords)
    .map(({ word }) => word);
  return near.length === 0 ? token : { words: [...new Set([typed, ...near])], prefix: token.prefix };
}

/** What is inside is no mistake. */
function distanceOf(typed: string, word: string, isUnfinished: boolean): number {
  return word.includes(typed) ? 0 : editDistance(typed, word, { isUnfinished });
}
