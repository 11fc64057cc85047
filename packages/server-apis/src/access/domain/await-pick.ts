import { parseId, type PickId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { unref } from "../../kit/unref.ts";
import { giveDenied, type GiveDenied } from "./pick-failures.ts";
import { pickDb, type PickedNode } from "./pick.ts";
import { mayAsk, type AskingPrincipal, type Picks } from "./picks.ts";

/** Less than the time after which proxies give a silent request up. */
const longestHoldMs = 25_000;

export type PickOutcome =
  | { kind: "picked"; nodes: PickedNode[] }
  | { kind: "cancelled" }
  /** Too old, or nothing that this app's session asked. */
  | { kind: "expired" }
  /** Ask again. */
  | { kind: "open" };

export type Awaiting = {
  /** Ends when the client leaves. */
  signal: AbortSignal;
  /** Who the same credentials stand for now. */
  reauthenticate(): Promise<Principal>;
};

/**
 * What became of a request of this app's session; held while it is open, for 25 seconds at most, and no longer than the session lives.
 * One answer a request is held: a newer question lets the older one go.
 */
export async function awaitPick(
  picks: Picks,
  principal: Principal,
  givenId: string,
  { signal, reauthenticate }: Awaiting,
): Promise<PickOutcome | GiveDenied> {
  if (!mayAsk(principal)) return giveDenied(principal, "picks.ask");
  const id = parseId<PickId>(givenId);
  if (id === null) return { kind: "expired" };
  const { kit, held } = picks;
  const ended = new AbortController();
  let wake = () => {};
  const letGo = () => {
    ended.abort();
    wake();
  };
  const stillAllowed = async () => isSame(await reauthenticate(), principal);
  const unsubscribe = kit.bus.subscribe("picks", () => wake());
  const unguard = kit.revocations.guard({ principal, stillAllowed }, letGo);
  signal.addEventListener("abort", letGo);
  const until = Date.now() + longestHoldMs;
  if (signal.aborted) letGo();
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const found = await find(picks, principal, id);
      if ("outcome" in found) return found.outcome;
      if (!ended.signal.aborted && held.get(id) !== letGo) {
        held.get(id)?.();
        held.set(id, letGo);
      }
      const leftMs = Math.min(until - Date.now(), found.leftMs);
      if (ended.signal.aborted || leftMs <= 0) break;
      await wokenOrAfter(woken, leftMs);
    }
    const now = await reauthenticate();
    if (!isSame(now, principal)) return giveDenied(now, "picks.ask");
    const found = await find(picks, principal, id);
    return "outcome" in found ? found.outcome : { kind: "open" };
  } finally {
    unsubscribe();
    unguard();
    signal.removeEventListener("abort", letGo);
    if (held.get(id) === letGo) held.delete(id);
  }
}

async function find(
  { kit }: Picks,
  { personId, appId, sessionId }: AskingPrincipal,
  id: PickId,
): Promise<{ outcome: PickOutcome } | { leftMs: number }> {
  const row = await pickDb(kit.db)
    .selectFrom("pick_requests")
    .select(["state", "picked", "expires_at"])
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  if (row === undefined) return { outcome: { kind: "expired" } };
  const leftMs = row.expires_at.getTime() - kit.clock.now().getTime();
  if (row.state === "picked") return { outcome: { kind: "picked", nodes: row.picked } };
  if (row.state === "cancelled") return { outcome: { kind: "cancelled" } };
  return leftMs > 0 ? { leftMs } : { outcome: { kind: "expired" } };
}

async function wokenOrAfter(woken: Promise<void>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
    unref(timer);
  });
  await Promise.race([woken, over]);
  clearTimeout(timer);
}

function isSame(now: Principal, then: AskingPrincipal): boolean {
  return now.kind === "person" && now.personId === then.personId && now.sessionId === then.sessionId;
}
