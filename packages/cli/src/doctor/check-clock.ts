import { stat } from "node:fs/promises";
import { failed, ok, type Diagnosis } from "./diagnosis.ts";

/** This version did not exist before. */
const earliest = Date.UTC(2026, 0, 1);
/** So far a file may be ahead of the clock that was adjusted meanwhile. */
const toleranceMs = 60_000;

/** A clock that is behind breaks sessions, tokens and the order of changes. `witness` is a file that the cloud wrote, if any. */
export async function checkClock(now: Date, witness: string): Promise<Diagnosis> {
  const found = now.toISOString();
  const advice = "Set the clock, and let the system keep it: timedatectl set-ntp true.";
  if (now.getTime() < earliest) return failed("clock", `${found} is long ago`, advice);
  const written = await stat(witness).catch(() => null);
  if (written !== null && written.mtimeMs > now.getTime() + toleranceMs) {
    return failed("clock", `${found} is before the last start of the cloud (${written.mtime.toISOString()})`, advice);
  }
  return ok("clock", found);
}
