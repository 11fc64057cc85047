import { type RawBuilder, sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";

/** What tells one export of a document from all others, as an entity tag has it, without quotes: the same sequence gives the same bytes. */
export function exportTag(id: NodeId, sequence: number): string {
  return `${id}.${sequence}`;
}

/** The same, told by the database of `nodes n`; null for what is no document, and while edits go on. */
export const exportTagOfNode: RawBuilder<string | null> = sql<string | null>`(n.id::text || '.' || n.export_sequence)`;

/** The sequence that a tag of this document's names; null where it names none. */
export function sequenceOfTag(id: NodeId, tag: string): number | null {
  const prefix = `${id}.`;
  const digits = tag.startsWith(prefix) ? tag.slice(prefix.length) : "";
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
