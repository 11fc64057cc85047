import { appendAudit } from "../../kit/audit/append-audit.ts";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { SessionId } from "../../kit/ids.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { deviceOf } from "./device-of.ts";
import { denied, type AccountNotFound, type Denied } from "./failures.ts";
import { authDb, authTx } from "./tables.ts";

export type DeviceSession = {
  id: SessionId;
  /** The one that asks. */
  isCurrent: boolean;
  browser: string | null;
  system: string | null;
  address: string | null;
  createdAt: Date;
  /** To the hour. */
  lastUsedAt: Date;
  /** Names of the apps that were opened from it. */
  appNames: string[];
};

/** Where the person is signed in, the last used first. */
export async function listSessions(
  { kit, peers }: Auth,
  { principal }: Caller,
): Promise<{ kind: "sessions"; sessions: DeviceSession[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "account.read");
  const db = authDb(kit.db);
  const rows = await db
    .selectFrom("auth.session")
    .select(["id", "ipAddress", "userAgent", "createdAt", "updatedAt"])
    .where("userId", "=", principal.personId)
    .where("expiresAt", ">", kit.clock.now())
    .orderBy("updatedAt", "desc")
    .execute();
  const opened = await db
    .selectFrom("auth.app_sessions")
    .select(["cloud_session_id", "app_id", "last_used_at"])
    .where("person_id", "=", principal.personId)
    .execute();
  const names = new Map<string, string>();
  for (const appId of new Set(opened.map(({ app_id }) => app_id))) {
    names.set(appId, (await peers.appDirectory.find(appId))?.name ?? appId);
  }
  const sessions = rows.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => {
    const apps = opened.filter(({ cloud_session_id }) => cloud_session_id === id);
    const lastUsedMs = Math.max(updatedAt.getTime(), ...apps.map(({ last_used_at }) => last_used_at.getTime()));
    return {
      id,
      isCurrent: id === principal.sessionId,
      ...deviceOf(userAgent),
      address: ipAddress,
      createdAt,
      lastUsedAt: new Date(lastUsedMs),
      appNames: [...new Set(apps.map(({ app_id }) => names.get(app_id) ?? app_id))],
    };
  });
  return { kind: "sessions", sessions };
}

/** Ends one session of the person's, with those of the apps opened from it. */
export async function endSession(
  { kit }: Auth,
  caller: Caller,
  id: SessionId,
): Promise<{ kind: "ended" } | AccountNotFound | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal, "account.security");
  const { personId } = principal;
  const outcome = await kit.write(principal, null, async (tx) => {
    const row = await authTx(tx)
      .deleteFrom("auth.session")
      .where("id", "=", id)
      .where("userId", "=", personId)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) return { kind: "not-found" as const, what: "session" as const };
    await appendAudit(tx, accountAudit(caller, "auth.session-ended", personId, { sessionId: id }));
    return { kind: "ended" as const };
  });
  kit.revocations.announce({ personIds: [personId] });
  return outcome;
}

/** Ends every session of the person's, this one too. Tokens stay: they are taken back one by one. */
export async function signOutEverywhere({ kit }: Auth, caller: Caller): Promise<{ kind: "ended" } | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal, "account.security");
  const { personId } = principal;
  await kit.write(principal, null, async (tx) => {
    await authTx(tx).deleteFrom("auth.session").where("userId", "=", personId).execute();
    await appendAudit(tx, accountAudit(caller, "auth.signed-out-everywhere", personId));
    return null;
  });
  kit.revocations.announce({ personIds: [personId] });
  return { kind: "ended" };
}
