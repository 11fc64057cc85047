import type { Author } from "../hub/author.ts";
import type { QueuedUpdate } from "./lane.ts";
import { mergeScanned } from "./merge-scanned.ts";
import type { ScannedUpdate } from "./scan-update.ts";

/** One row of the log: all that one author sent, as one update. */
export type AuthorRow<Queued extends QueuedUpdate> = {
  author: Author;
  update: ScannedUpdate;
  parts: readonly Queued[];
};

/** The rows that these become, in the order in which their authors first wrote. */
export function rowsByAuthor<Queued extends QueuedUpdate>(queued: readonly Queued[]): AuthorRow<Queued>[] {
  const byAuthor = Map.groupBy(queued, ({ author }) => `${author.personId}:${author.appId ?? ""}`);
  return [...byAuthor.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    return [{ author: first.author, update: mergeScanned(parts.map(({ update }) => update)), parts }];
  });
}
