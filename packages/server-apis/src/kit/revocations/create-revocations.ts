import { sql } from "kysely";
import type { Bus } from "../bus/bus.ts";
import type { Db } from "../sql/database.ts";
import type { Log } from "../telemetry/log.ts";
import { unref } from "../unref.ts";
import type { Guarded, Revocations, RightsChange } from "./revocations.ts";

type Guard = Guarded & { abort: () => void };

/** The longest a timer can wait (a signed 32-bit count of milliseconds). */
const longestTimerMs = 2_147_483_647;

export function createRevocations(db: Db, bus: Bus, log: Log): Revocations {
  const guards = new Set<Guard>();
  const working = new Set<Promise<void>>();
  /** Announced here and not yet heard back from the bus: a wake without one comes from another process. */
  const announced: RightsChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTimed = false;

  function run(work: Promise<void>): void {
    const done = work
      .catch((cause: unknown) => log.warn({ cause }, "rights could not be asked for again"))
      .finally(() => working.delete(done));
    working.add(done);
  }

  async function ask(guard: Guard): Promise<void> {
    const allowed = await guard.stillAllowed().catch(() => false);
    if (!allowed && guards.delete(guard)) guard.abort();
  }

  async function askAll(changes: readonly RightsChange[]): Promise<void> {
    const concerned = [...guards].filter((guard) => changes.some((change) => concerns(change, guard)));
    await Promise.all(concerned.map(ask));
  }

  /** Sets the one timer to the nearest end of a grant, or of a token that something goes on with. */
  async function time(): Promise<void> {
    clearTimeout(timer);
    isTimed = guards.size > 0;
    if (!isTimed) return;
    const { rows } = await sql<{ ms: number | null }>`
      select (extract(epoch from min(expires_at) - clock_timestamp()) * 1000)::float8 as ms
      from grants where expires_at > now()`.execute(db);
    const ms = Math.min(rows[0]?.ms ?? Infinity, nearestTokenEnd() - Date.now());
    clearTimeout(timer);
    if (ms === Infinity || !isTimed) return;
    // One more, since a timer may fire early by a part of a millisecond.
    timer = setTimeout(() => run(askAll([{}]).then(time)), Math.min(Math.max(0, Math.ceil(ms)) + 1, longestTimerMs));
    unref(timer);
  }

  function nearestTokenEnd(): number {
    return Math.min(...[...guards].map(endOf));
  }

  const unsubscribe = bus.subscribe("rights", () => {
    const changes = announced.splice(0);
    run(askAll(changes.length === 0 ? [{}] : changes).then(time));
  });

  return {
    announce(change) {
      announced.push(change);
      bus.publish("rights");
    },
    guard(guarded, abort) {
      const guard = { ...guarded, abort };
      guards.add(guard);
      if (!isTimed || endOf(guard) < Infinity) run(time());
      return () => void guards.delete(guard);
    },
    async stop() {
      unsubscribe();
      guards.clear();
      isTimed = false;
      await Promise.all(working);
      clearTimeout(timer);
    },
  };
}

/** When the guard's token ends by itself, in milliseconds since 1970. */
function endOf({ principal }: Guard): number {
  return principal.kind === "person" ? (principal.endsAt?.getTime() ?? Infinity) : Infinity;
}

function concerns({ personIds, appId }: RightsChange, { principal }: Guard): boolean {
  // A link's holder is nobody in particular: whatever ends may be what the link rests on.
  if (principal.kind !== "person") return true;
  if (appId !== undefined && principal.appId !== appId) return false;
  return personIds === undefined || personIds.includes(principal.personId);
}
