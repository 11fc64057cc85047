import pino from "pino";
import type { Log } from "./log.ts";

/** JSON lines on standard error, written at once: standard output is for people. */
export function createLog(level: "debug" | "info" | "warn" | "error"): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
