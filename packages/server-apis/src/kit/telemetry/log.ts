/** Structured logging: facts first, then the message, as pino has it. */
export type Log = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  /** A log that adds these facts to every line. */
  child(facts: object): Log;
};

/** Drops everything: for tests, and for programs that speak by their exit code. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLog,
};
