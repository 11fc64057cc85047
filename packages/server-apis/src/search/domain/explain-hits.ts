import type { NodeId } from "../../kit/ids.ts";
import type { Peers, SearchableNode } from "../../kit/peers.ts";
import { rangesIn, snippetOf, type TextRange } from "./highlight.ts";
import type { Token } from "./parse-query.ts";

export type SearchField = "name" | "title" | "artist" | "album" | "tag" | "content";

/** Why a node was found. */
export type HitExplanation = {
  matched: SearchField[];
  nameRanges: TextRange[];
  /** Plain text of the first field but the name that matched. */
  snippet: { field: SearchField; text: string; ranges: TextRange[] } | null;
};

/** A piece of a text is looked for in so much of it: what lies behind is found without one. */
const textCharacters = 200_000;

/** Where the words were found in these nodes, which the caller may read. Texts are looked at only where nothing else has a word. */
export async function explainHits(
  peers: Peers,
  ids: readonly NodeId[],
  tokens: readonly Token[],
): Promise<(id: NodeId) => HitExplanation> {
  const none: HitExplanation = { matched: [], nameRanges: [], snippet: null };
  if (tokens.length === 0 || ids.length === 0) return () => none;
  const nodes = await peers.searchableNodes.describe(ids);
  const explained = new Map(nodes.map((node) => [node.id, explain(node, tokens)]));
  const inText = nodes.filter(({ id, textVersion }) => textVersion !== null && !isExplained(explained.get(id), tokens));
  const texts = await peers.searchableNodes.texts(
    inText.map(({ id }) => id),
    textCharacters,
  );
  for (const [id, text] of texts) {
    const piece = snippetOf(text, tokens);
    const { matched, nameRanges, snippet } = explained.get(id) ?? none;
    if (piece === null) continue;
    explained.set(id, {
      matched: [...matched, "content"],
      nameRanges,
      snippet: snippet ?? { field: "content", ...piece },
    });
  }
  return (id) => explained.get(id) ?? none;
}

function explain(node: SearchableNode, tokens: readonly Token[]): HitExplanation {
  const fields: [SearchField, string | null][] = [
    ["title", node.title],
    ["artist", node.artist ?? node.albumArtist],
    ["album", node.album],
    ...node.tags.map((tag): [SearchField, string] => ["tag", tag]),
  ];
  const nameRanges = rangesIn(node.name, tokens);
  const others = fields.flatMap(([field, text]) => {
    const ranges = text === null ? [] : rangesIn(text, tokens);
    return text === null || ranges.length === 0 ? [] : [{ field, text, ranges }];
  });
  const matched = new Set<SearchField>(nameRanges.length > 0 ? ["name"] : []);
  for (const { field } of others) matched.add(field);
  return { matched: [...matched], nameRanges, snippet: others[0] ?? null };
}

/** Whether as many parts were found as there are words: a word that is missing may be in the text. */
function isExplained(explanation: HitExplanation | undefined, tokens: readonly Token[]): boolean {
  if (explanation === undefined) return false;
  const { nameRanges, snippet } = explanation;
  return nameRanges.length + (snippet?.ranges.length ?? 0) >= tokens.length;
}
