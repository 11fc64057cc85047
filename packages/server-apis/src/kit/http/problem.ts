/**
 * A typed refusal of a route: RFC 9457 problem details. `detail` says what happened, what was kept and what to do next, for a
 * person; `facts` are for programs and become members of the object.
 */
export function problem(
  status: number,
  code: string,
  detail: string,
  options: { facts?: Record<string, string | number | null>; headers?: Record<string, string> } = {},
): Response {
  const body = { type: "about:blank", title: code, status, code, detail, ...options.facts };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...options.headers },
  });
}
