/** Errors of the network, or of the socket's file, as Node names them. */
const connectionCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** PostgreSQL's codes beside class 08 (connection): shutting down, crashed, starting up; no connection left. */
const serverCodes: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "53300"]);

/** `pg` reports these without a code. */
const driverMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|timeout expired$)/;

const unavailableItself = (error: Error): boolean => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== "string") return driverMessages.test(error.message);
  // A missing file is something else, but for the socket of a server that is not there.
  if (code === "ENOENT" || code === "EACCES") return syscall === "connect";
  return connectionCodes.has(code) || serverCodes.has(code) || /^08[0-9A-Z]{3}$/.test(code);
};

/**
 * Whether a query failed because the database cannot be reached just now, so that the same request may succeed later (a 503).
 * Looks through causes and aggregates. Give it errors of queries only: a refused connection elsewhere looks the same.
 */
export const databaseUnavailable = (error: unknown): boolean => {
  const seen = new Set<unknown>();
  const pending: unknown[] = [error];
  while (pending.length > 0) {
    const current = pending.pop();
    if (!(current instanceof Error) || seen.has(current)) continue;
    seen.add(current);
    if (unavailableItself(current)) return true;
    pending.push(current.cause);
    if (current instanceof AggregateError) pending.push(...(current.errors as unknown[]));
  }
  return false;
};
