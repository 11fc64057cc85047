import type { TextRange } from "../collaborative-text/text-anchor.ts";
import type { CommentAuthor, CommentEntry, CommentOnText } from "./comment-entry.ts";

export interface Comment {
  readonly id: string;
  readonly by: CommentAuthor;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** A comment and what was replied to it. */
export interface CommentThread {
  readonly id: string;
  /** Null where it is about all of the document. */
  readonly about: { readonly range: TextRange; readonly quote: string } | null;
  /** Oldest first. Without its first comment it is gone. */
  readonly comments: readonly Comment[];
  readonly resolved: { readonly by: CommentAuthor; readonly at: number } | null;
}

export const resolvedKey = (thread: string): string => `${thread}.resolved`;

/** The first one first, whatever clocks say: replies are written on other machines. */
const inThreadOf = (thread: string) => (a: Comment, b: Comment) =>
  Number(b.id === thread) - Number(a.id === thread) || a.at - b.at || (a.id < b.id ? -1 : 1);

/** What the document keeps, as threads; the oldest first. What is not a comment is passed over: anybody who may write could have put it there. */
export function threadsOf(entries: Iterable<readonly [string, unknown]>): CommentThread[] {
  const known = new Map<string, CommentEntry>();
  for (const [key, entry] of entries) if (isEntry(entry)) known.set(key, entry);
  const comments = [...known].filter((pair): pair is [string, CommentOnText] => pair[1].kind === "comment");
  const inThread = Map.groupBy(comments, ([, { thread }]) => thread);
  return comments
    .filter(([id, { thread }]) => id === thread)
    .map(([id, { about }]): CommentThread => {
      const resolved = known.get(resolvedKey(id));
      return {
        id,
        about: about ?? null,
        comments: (inThread.get(id) ?? [])
          .map(([of, { by, at, text }]) => ({ id: of, by, at, text }))
          .toSorted(inThreadOf(id)),
        resolved: resolved?.kind === "resolved" ? { by: resolved.by, at: resolved.at } : null,
      };
    })
    .toSorted((a, b) => (a.comments[0]?.at ?? 0) - (b.comments[0]?.at ?? 0));
}

function isEntry(value: unknown): value is CommentEntry {
  if (!isObject(value)) return false;
  const { kind, by, at, text, thread, about } = value as Partial<Record<keyof CommentOnText, unknown>>;
  if (!isAuthor(by) || typeof at !== "number") return false;
  if (kind === "resolved") return true;
  const isAbout =
    about === undefined || (isObject(about) && typeof about["quote"] === "string" && isObject(about["range"]));
  return kind === "comment" && typeof text === "string" && typeof thread === "string" && isAbout;
}

function isAuthor(value: unknown): value is CommentAuthor {
  return isObject(value) && typeof value["id"] === "string" && typeof value["name"] === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
