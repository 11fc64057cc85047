import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorisePast } from "../documents/authorise-document.ts";
import type {
  Denied,
  DocumentTooLarge,
  HistoryBusy,
  NodeNotFound,
  NotADocument,
  TextFieldNotFound,
} from "../documents/document-failures.ts";
import { realtimeDb } from "../realtime-database.ts";
import { answered, type History } from "./history.ts";
import { presentOf } from "./past-of.ts";
import type { ClientRange } from "./past-question.ts";

/** `authorId` is null where the client that wrote it is nobody's. */
export type AuthorRange = { index: number; length: number; authorId: PersonId | null };

export type DocumentAuthorsOutcome =
  | { kind: "authors"; field: string; sequence: number; ranges: AuthorRange[]; endIndex: number | null }
  | TextFieldNotFound
  | DocumentTooLarge
  | HistoryBusy
  | NodeNotFound
  | NotADocument
  | Denied;

const mostRanges = 5_000;

/** Who wrote which part of a text, as it is now. */
export async function documentAuthors(
  { kit, past }: History,
  principal: Principal,
  query: { id: string; field: string | null; fromIndex: number; first: number },
): Promise<DocumentAuthorsOutcome> {
  const allowed = await authorisePast(kit.db, principal, "read", query.id);
  if (allowed.kind !== "allow") return allowed;
  const known = await presentOf(kit.db, allowed.id);
  if (known === null) return { kind: "node-not-found", id: query.id };
  if (known.kind !== "past") return known;
  const { updates, schema, sequence } = known;
  const { field } = query;
  const [fromIndex, first] = [Math.max(query.fromIndex, 0), Math.min(Math.max(query.first, 1), mostRanges)];
  const told = answered(await past.ask<"authors">({ task: "authors", updates, schema, field, fromIndex, first }));
  if (told.kind === "no-field") return { kind: "text-field-not-found", field, fields: told.fields };
  if (told.kind !== "ranges") return told;
  const ranges = await namedRanges(kit.db, allowed.id, told.ranges);
  return { kind: "authors", field: told.field, sequence, ranges, endIndex: told.endIndex };
}

/** Ranges by clients as ranges by people: somebody has a client for each time they opened the document. */
async function namedRanges(db: Db, id: NodeId, ranges: readonly ClientRange[]): Promise<AuthorRange[]> {
  const clients = [...new Set(ranges.map(({ clientId }) => clientId))];
  if (clients.length === 0) return [];
  const rows = await realtimeDb(db)
    .selectFrom("doc_clients")
    .select(["client_id", "author_id"])
    .where("doc_id", "=", id)
    .where("client_id", "in", clients)
    .execute();
  const authors = new Map(rows.map((row) => [row.client_id, row.author_id]));
  const named: AuthorRange[] = [];
  for (const { index, length, clientId } of ranges) {
    const authorId = authors.get(clientId) ?? null;
    const last = named.at(-1);
    if (last !== undefined && last.authorId === authorId) last.length += length;
    else named.push({ index, length, authorId });
  }
  return named;
}
