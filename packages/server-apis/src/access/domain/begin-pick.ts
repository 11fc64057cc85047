import type { PickId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { giveDenied, type GiveDenied, type PickRequestInvalid } from "./pick-failures.ts";
import { pickTx, type PickKind } from "./pick.ts";
import { mayAsk, type AskingPrincipal, type Picks } from "./picks.ts";

const answerWithinMs = 10 * 60 * 1000;
/** Of one app and person. The oldest make room, so an app that asks without end hurts itself and locks nobody out. */
const mostOpen = 20;
const longestReason = 200;
const mostAccepted = 20;

const mediaTypeOrExtension = /^(\.[a-z0-9]{1,16}|[a-z0-9][a-z0-9.+-]{0,99}\/(\*|[a-z0-9][a-z0-9.+-]{0,99}))$/i;
/** What hides or reorders other text: see UAX #9. */
const deceptive = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

export type NewPick = {
  kind: PickKind;
  access: "read" | "write";
  multiple: boolean;
  accept: readonly string[];
  reason: string | null;
  idempotencyKey: string | null;
};

export type PickBegun = { kind: "pick-begun"; id: PickId; url: string; expiresAt: string };

/** Keeps what an app asks the person to pick, and says where the person can: on the cloud's own origin. */
export async function beginPick(
  picks: Picks,
  principal: Principal,
  wanted: NewPick,
): Promise<PickBegun | PickRequestInvalid | GiveDenied> {
  if (!mayAsk(principal)) return giveDenied(principal, "picks.ask");
  if ((await picks.peers.appDirectory.find(principal.appId)) === null) return giveDenied(principal, "picks.ask");
  const { kind, access, multiple, accept, reason, idempotencyKey } = wanted;
  const misfit = accept.find((pattern) => !mediaTypeOrExtension.test(pattern)) ?? accept[mostAccepted];
  if (misfit !== undefined) return { kind: "pick-request-invalid", field: "accept", value: misfit.slice(0, 100) };
  if (reason !== null && (reason.length > longestReason || deceptive.test(reason)))
    return { kind: "pick-request-invalid", field: "reason", value: reason.slice(0, longestReason) };

  const { kit } = picks;
  const input = { kind, access, multiple, accept, reason };
  return kit.write(principal, { key: idempotencyKey, operation: "beginPick", input }, async (tx) => {
    const now = kit.clock.now();
    const expiresAt = new Date(now.getTime() + answerWithinMs);
    await pickTx(tx).deleteFrom("pick_requests").where("expires_at", "<=", now).execute();
    const id = kit.newId<PickId>();
    await pickTx(tx)
      .insertInto("pick_requests")
      .values({
        id,
        person_id: principal.personId,
        app_id: principal.appId,
        session_id: principal.sessionId,
        kind,
        access,
        multiple,
        accept: JSON.stringify(accept),
        reason,
        state: "open",
        picked: "[]",
        created_at: now,
        expires_at: expiresAt,
      })
      .execute();
    await makeRoom(tx, principal);
    const url = `${kit.origins.cloud}/pick?request=${id}`;
    return { kind: "pick-begun" as const, id, url, expiresAt: expiresAt.toISOString() };
  });
}

async function makeRoom(tx: Tx, { personId, appId }: AskingPrincipal): Promise<void> {
  await pickTx(tx)
    .deleteFrom("pick_requests")
    .where("id", "in", (db) =>
      db
        .selectFrom("pick_requests")
        .select("id")
        .where("person_id", "=", personId)
        .where("app_id", "=", appId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .offset(mostOpen),
    )
    .execute();
}
