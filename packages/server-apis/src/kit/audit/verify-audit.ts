import { sql } from "kysely";
import type { AuditId } from "../ids.ts";
import type { Db } from "../sql/database.ts";
import type { AuditVerdict } from "./audit.ts";
import { genesis, sealedColumns, sealHash, type SealedEntry } from "./seal-hash.ts";

const batchRows = 1_000;

type Row = SealedEntry & { position: number; entry_id: AuditId; hash: Uint8Array };

/** Computes every seal again, and looks for entries that no seal covers and none will. */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  let [position, hash] = [0, genesis];
  for (;;) {
    const { rows } = await sql<Row>`
      select s.position, s.entry_id, s.hash, ${sealedColumns("a")}
      from audit_seals s left join audit a on a.id = s.entry_id
      where s.position > ${position} order by s.position limit ${batchRows}`.execute(db);
    for (const { position: found, entry_id: entryId, hash: kept, ...entry } of rows) {
      const broken = { kind: "broken", position: found, entryId } as const;
      if (entry.id === null || found !== position + 1) return { ...broken, reason: "missing" };
      hash = await sealHash(hash, entry);
      if (!equal(hash, kept)) return { ...broken, reason: "altered" };
      position = found;
    }
    if (rows.length < batchRows) break;
  }
  const { rows } = await sql<{ id: AuditId }>`
    select a.id from audit a
    where not exists (select from audit_seals s where s.entry_id = a.id)
      and not exists (select from audit_unsealed u where u.entry_id = a.id)
    order by a.at limit 1`.execute(db);
  const [stray] = rows;
  if (stray !== undefined) return { kind: "broken", position: null, entryId: stray.id, reason: "unsealed" };
  return { kind: "intact", entries: position, head: position === 0 ? null : hexOf(hash) };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
