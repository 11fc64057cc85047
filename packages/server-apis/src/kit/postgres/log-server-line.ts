import type { Log } from "../telemetry/log.ts";

/**
 * Passes one line of the server's standard error on. ERROR is the fault of a statement, which its caller gets and judges; FATAL
 * ends one connection; PANIC ends the server.
 */
export const logServerLine = (log: Log, line: string): void => {
  const [, severity = "LOG", message = line] = /^([A-Z]+\d?):\s+(.*)$/.exec(line) ?? [];
  const facts = { severity };
  const sentence = `PostgreSQL: ${message}`;
  if (severity === "PANIC") log.error(facts, sentence);
  else if (severity === "FATAL" || severity === "WARNING") log.warn(facts, sentence);
  else log.debug(facts, sentence);
};
