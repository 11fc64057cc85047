import type { Bus } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../sql/database.ts";
import type { Log } from "../telemetry/log.ts";
import { unref } from "../unref.ts";
import { appendAudit } from "./append-audit.ts";
import type { Audit } from "./audit.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { sealEntries } from "./seal-entries.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Writes come in bursts: they are sealed together, at most this long after the first. */
const sealAfterMs = 1_000;
/** An equal entry within this time tells nothing new. */
const repeatAfterMs = 60_000;
/** So many different entries are remembered; a flood of different ones is written out, not kept in memory. */
const rememberedEntries = 1_000;

/** The audit log over this database. Every write wakes the sealer, since entries are part of writes; an idle cloud wakes nobody. */
export function createAudit(db: Db, bus: Bus, clock: Clock, log: Log): Audit {
  const recent = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sealing: Promise<void> = Promise.resolve();

  function seal(): Promise<void> {
    sealing = sealing
      .then(async () => {
        while ((await sealEntries(db)) > 0);
      })
      .catch((cause: unknown) => log.warn({ cause }, "the audit log could not be sealed; the next write tries again"));
    return sealing;
  }

  let unsubscribe = (): void => undefined;

  function sealSoon(): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void seal();
    }, sealAfterMs);
    unref(timer);
  }

  return {
    start() {
      unsubscribe = bus.subscribe("changes", sealSoon);
      // What a stop left behind.
      sealSoon();
    },
    async record(entry) {
      if (isRepeated(recent, entry, clock.now().getTime())) return;
      await db.transaction().execute((tx) => appendAudit(tx, entry));
      bus.publish("changes");
    },
    sealed: seal,
    async verify() {
      await seal();
      return verifyAudit(db);
    },
    async stop() {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
      await sealing;
    },
  };
}

function isRepeated(recent: Map<string, number>, entry: AuditEntry, nowMs: number): boolean {
  const key = JSON.stringify(entry);
  const before = recent.get(key);
  if (before !== undefined && nowMs - before < repeatAfterMs) return true;
  if (recent.size >= rememberedEntries) recent.clear();
  recent.set(key, nowMs);
  return false;
}
