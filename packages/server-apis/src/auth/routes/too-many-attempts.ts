import { problem } from "../../kit/http/problem.ts";

/** 429 with when to come back (RFC 9110 §10.2.3). */
export function tooManyAttempts(retryAfterMs: number): Response {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  const detail = `There were too many attempts. Nothing was changed; try again in ${seconds} seconds.`;
  return problem(429, "RATE_LIMITED", detail, {
    facts: { retryAfterMs: seconds * 1000 },
    headers: { "retry-after": String(seconds) },
  });
}
