import { PGlite } from "@electric-sql/pglite";
import { migrateServices, services } from "@mows/server-apis/memory";
import { Kysely, PGliteDialect } from "kysely";
import { extensions } from "./extensions.ts";

/** Nobody makes databases in it, so it needs none to copy from: half of its size, and of the time it takes to load. */
const slimming = [
  "alter database template0 is_template false",
  "drop database template0",
  "alter database template1 is_template false",
  "drop database template1",
  "vacuum full",
  "checkpoint",
];

/** Of the log, which nothing is ever restored from, two segments of a megabyte are the least there can be. */
const littleLog = ["-c", "min_wal_size=2MB", "-c", "max_wal_size=2MB"];

/** Sets up a PostgreSQL from nothing, which takes seconds, and gives its data folder, as small as it gets. */
export async function createTemplate(compression: "none" | "gzip"): Promise<Blob> {
  const pglite = await PGlite.create({
    initDbStartParams: ["--wal-segsize=1"],
    startParams: [...PGlite.defaultStartParams, ...littleLog],
    extensions,
  });
  try {
    const shipped = await Promise.all(Object.values(services).map((load) => load()));
    await migrateServices(new Kysely({ dialect: new PGliteDialect({ pglite }) }), shipped);
    for (const statement of slimming) await pglite.exec(statement);
    return await pglite.dumpDataDir(compression);
  } finally {
    await pglite.close();
  }
}
