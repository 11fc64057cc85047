import type { Db } from "../../kit/sql/database.ts";
import type { SecretStore } from "../domain/ports.ts";
import { authDb } from "../domain/tables.ts";

/** Secrets in the database: for a cloud that has no folder of its own. */
export function createDatabaseSecretStore(db: Db): SecretStore {
  return {
    async loadOrCreate(name, create) {
      await authDb(db)
        .insertInto("auth.secrets")
        .values({ name, value: create() })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .execute();
      const row = await authDb(db)
        .selectFrom("auth.secrets")
        .select("value")
        .where("name", "=", name)
        .executeTakeFirstOrThrow();
      return row.value;
    },
  };
}
