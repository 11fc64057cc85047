import type { Kit } from "../../kit/kit.ts";
import { authDb } from "./tables.ts";

/** Drops sessions, codes and tokens whose time is over. Called where one is made, so an idle cloud writes nothing. */
export async function discardExpired(kit: Kit): Promise<void> {
  const db = authDb(kit.db);
  const now = kit.clock.now();
  await db.deleteFrom("auth.session").where("expiresAt", "<=", now).execute();
  await db.deleteFrom("auth.verification").where("expiresAt", "<=", now).execute();
  await db.deleteFrom("auth.oauthAccessToken").where("expiresAt", "<=", now).execute();
  await db.deleteFrom("auth.oauthRefreshToken").where("expiresAt", "<=", now).execute();
  await db.deleteFrom("auth.failed_attempts").where("forgotten_at", "<=", now).execute();
  await db.deleteFrom("auth.deviceCode").where("expiresAt", "<=", now).execute();
}
