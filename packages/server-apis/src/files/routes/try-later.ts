import { problem } from "../../kit/http/problem.ts";

const retryAfterSeconds = 2;

/** 503 for what this machine could do if less of it were asked for. */
export function tryLater(detail: string): Response {
  return problem(503, "BUSY", `${detail} Try again in a moment.`, {
    headers: { "retry-after": String(retryAfterSeconds) },
  });
}
