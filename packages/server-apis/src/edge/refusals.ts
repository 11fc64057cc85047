import { problem } from "../kit/http/problem.ts";
import type { Route } from "../kit/http/route.ts";
import type { FetchRefusal } from "./check-fetch-metadata.ts";

/** Nothing is routed there, or only other methods are. */
export function notRouted(otherMethods: readonly Route[]): Response {
  if (otherMethods.length === 0) return problem(404, "NOT_FOUND", "There is nothing at this address.");
  const allow = [...new Set(otherMethods.flatMap((route) => route.methods))].join(", ");
  return problem(405, "METHOD_NOT_ALLOWED", `This address takes ${allow}.`, { headers: { allow } });
}

export function refused(refusal: FetchRefusal): Response {
  const detail = {
    "another-site": "Another site or app asked for this. Each app talks only to its own origin.",
    "another-origin": "This needs the exact Origin of the page it belongs to.",
  } satisfies Record<FetchRefusal, string>;
  return problem(403, refusal === "another-site" ? "ANOTHER_SITE" : "ANOTHER_ORIGIN", detail[refusal]);
}

/** The socket speaks other subprotocols than those that were offered. */
export function protocolUnknown(spoken: readonly string[]): Response {
  const detail = `This socket speaks ${spoken.join(", ")}: offer it as its subprotocol.`;
  return problem(400, "PROTOCOL_UNKNOWN", detail, { headers: { "sec-websocket-protocol": spoken.join(", ") } });
}

/** Nobody's cookie, or that of a link which is over: which of them is not told. */
export function notVisiting(): Response {
  return problem(401, "LINK_NOT_OPEN", "This link is not open here. Open its address again.");
}

/** The planted cookie can only have been set for the whole domain, so it can be taken away for the whole domain. */
export function cookieTossed(cookieName: string, domain: string): Response {
  const detail =
    "Another app on this cloud planted a second session cookie. It was removed; nothing was done. Try again.";
  const removal = `${cookieName}=; Path=/; Domain=${domain}; Max-Age=0`;
  return problem(400, "COOKIE_TOSSED", detail, { facts: { cookieName }, headers: { "set-cookie": removal } });
}
