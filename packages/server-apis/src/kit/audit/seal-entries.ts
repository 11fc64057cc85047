import { sql } from "kysely";
import type { Db } from "../sql/database.ts";
import { genesis, sealedColumns, sealHash, type SealedEntry } from "./seal-hash.ts";

/** Any constant that nothing else in the database locks on: "AUDT" in ASCII. */
const sealLock = 0x41554454;
const batchRows = 500;

/** Chains a batch of committed entries, in the order of their transactions; how many there were. One process at a time does it. */
export async function sealEntries(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sealLock})`.execute(tx);
    const { rows } = await sql<SealedEntry>`
      select ${sealedColumns("a")} from audit_unsealed u join audit a on a.id = u.entry_id
      order by a.xid, a.seq limit ${batchRows}`.execute(tx);
    if (rows.length === 0) return 0;
    const last = await tx
      .selectFrom("audit_seals")
      .select(["position", "hash"])
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirst();
    let [position, hash] = [last?.position ?? 0, last?.hash ?? genesis];
    const seals = [];
    for (const entry of rows) {
      position += 1;
      hash = await sealHash(hash, entry);
      seals.push({ position, entry_id: entry.id, hash });
    }
    await tx.insertInto("audit_seals").values(seals).execute();
    const ids = rows.map((entry) => entry.id);
    await tx.deleteFrom("audit_unsealed").where("entry_id", "in", ids).execute();
    return rows.length;
  });
}
