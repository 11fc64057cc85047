import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { Links } from "../domain/links.ts";
import { openLink, visitLastsMs, type OpenLinkOutcome } from "../domain/open-link.ts";
import { setVisitCookie } from "../domain/visit-cookie.ts";

const opening = z.object({
  secret: z.string().max(200),
  password: z.string().max(1000).nullish(),
  visitorName: z.string().max(1000).nullish(),
});

const longestBody = 8 * 1024;

/**
 * `POST /.mows/links/open` of `{ secret, password?, visitorName? }`, JSON: a visit begins. Its cookie goes with the link's own addresses only;
 * the secret never stands in an address that a server sees.
 */
export function openRoute(links: Links): Route {
  return {
    path: "links/open",
    methods: ["POST"],
    origins: "cloud",
    reach: "same-origin",
    async handle({ request, clientAddress }) {
      const parsed = opening.safeParse(await readJson(request));
      if (!parsed.success)
        return problem(400, "REQUEST_INVALID", "The request is not JSON with a secret. Nothing was done.");
      const { secret, password, visitorName } = parsed.data;
      const given = { secret, password: password ?? null, visitorName: visitorName ?? null };
      return answer(links, await openLink(links, given, clientAddress));
    },
  };
}

function answer({ kit }: Links, outcome: OpenLinkOutcome): Response {
  switch (outcome.kind) {
    case "opened": {
      const cookie = setVisitCookie(kit.origins.cloud, outcome.linkId, outcome.token, visitLastsMs);
      const headers = { "set-cookie": cookie, "cache-control": "no-store" };
      return Response.json({ linkId: outcome.linkId }, { headers });
    }
    case "ended":
      return problem(410, "LINK_ENDED", "This link does not work, or does not work any more. Ask for another one.");
    case "password-needed":
      return problem(401, "LINK_PASSWORD_NEEDED", "This link needs a password.");
    case "password-wrong":
      return problem(401, "LINK_PASSWORD_WRONG", "This is not the link's password. Nothing was opened.");
    case "limited": {
      const seconds = Math.max(1, Math.ceil(outcome.retryAfterMs / 1000));
      const detail = `There were too many attempts. Nothing was opened; try again in ${seconds} seconds.`;
      const headers = { "retry-after": String(seconds) };
      return problem(429, "RATE_LIMITED", detail, { facts: { retryAfterMs: seconds * 1000 }, headers });
    }
    default:
      return outcome satisfies never;
  }
}

/** Null for what is too long or no JSON; a form of another site cannot send this media type (Fetch §2.2.2). */
async function readJson(request: RequestContext["request"]): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return null;
  if (Number(request.headers.get("content-length") ?? 0) > longestBody) return null;
  const text = await request.text();
  if (text.length > longestBody) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
