import type { AppId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { findInstalledApp, type InstalledApp } from "./installed-app.ts";

/** Installed apps as every request of theirs needs them. */
export type KnownApps = {
  /** Null when it is not installed: that is asked for each time, so what nobody installed takes no memory. */
  find(id: AppId): Promise<InstalledApp | null>;
  /** Stops listening. */
  stop(): void;
};

/**
 * Keeps what was read until `apps` is published, in this process or another. A reading that began before is not kept either: it may have
 * missed what was just written.
 */
export function knownApps({ db, bus }: Pick<Kit, "db" | "bus">): KnownApps {
  const known = new Map<AppId, Promise<InstalledApp | null>>();
  return {
    find(id) {
      const kept = known.get(id);
      if (kept !== undefined) return kept;
      const reading = findInstalledApp(db, id);
      known.set(id, reading);
      const forget = () => {
        if (known.get(id) === reading) known.delete(id);
      };
      reading.then((app) => app ?? forget(), forget);
      return reading;
    },
    stop: bus.subscribe("apps", () => known.clear()),
  };
}
