import type { PostgresLog } from "./postgres-log.ts";

const silently = (): void => undefined;

/** For tests that judge by what happens, not by what is logged. */
export const silentLog: PostgresLog = { debug: silently, info: silently, warn: silently, error: silently };
