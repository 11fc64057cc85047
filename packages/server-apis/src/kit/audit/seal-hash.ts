import { sql } from "kysely";
import type { AuditId } from "../ids.ts";

/** An entry as the seal sees it: everything in its row, as text the database makes, so that nothing hides in rounding. */
export type SealedEntry = { id: AuditId; xid: string; seq: string; at: string } & Record<string, unknown>;

/** The columns of `SealedEntry`, of the table under this alias. */
export function sealedColumns(alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column("id")}, ${column("xid")}::text as xid, ${column("seq")}::text as seq,
    to_char(${column("at")} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, ${column("actor")},
    ${column("person_id")}, ${column("app_id")}, ${column("address")}, ${column("action")}, ${column("resource_kind")},
    ${column("resource_id")}, ${column("decision")}, ${column("grant_id")}, ${column("facts")}::text as facts`;
}

/** SHA-256 of the hash before it and the entry as JSON with its keys in order (RFC 8785 for what is in it: text and null only). */
export async function sealHash(previous: Uint8Array, entry: SealedEntry): Promise<Uint8Array<ArrayBuffer>> {
  const sorted = Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const text = new TextEncoder().encode(JSON.stringify(sorted));
  const bytes = new Uint8Array(previous.length + text.length);
  bytes.set(previous);
  bytes.set(text, previous.length);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** What the first seal is chained to. */
export const genesis: Uint8Array = new Uint8Array(32);
