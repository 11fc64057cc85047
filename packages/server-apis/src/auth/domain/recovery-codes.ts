import type { PersonId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { Secret } from "otpauth";
import { authTx } from "./tables.ts";

const howMany = 10;
/** 80 random bits a code: their hashes need no salt and no slowness. */
const codeBytes = 10;

/** Ten codes that each stand in for an authenticator once. Those before them stop working; only hashes are kept. */
export async function replaceRecoveryCodes(tx: Tx, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => new Secret({ size: codeBytes }).base32);
  await authTx(tx).deleteFrom("auth.recovery_codes").where("person_id", "=", personId).execute();
  const rows = await Promise.all(
    codes.map(async (code) => ({ person_id: personId, code_hash: await sha256Hex(code) })),
  );
  await authTx(tx).insertInto("auth.recovery_codes").values(rows).execute();
  return codes.map((code) => code.match(/.{4}/g)?.join("-") ?? code);
}

/** Whether this was one of the person's codes. It is none any more. */
export async function spendRecoveryCode(tx: Tx, personId: PersonId, code: string): Promise<boolean> {
  const canonical = code.toUpperCase().replaceAll(/[^A-Z2-7]/g, "");
  const row = await authTx(tx)
    .deleteFrom("auth.recovery_codes")
    .where("person_id", "=", personId)
    .where("code_hash", "=", await sha256Hex(canonical))
    .returning("person_id")
    .executeTakeFirst();
  return row !== undefined;
}
