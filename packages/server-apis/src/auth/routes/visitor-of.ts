import type { RequestContext } from "../../kit/request-context.ts";
import type { Auth } from "../domain/auth.ts";
import type { Visitor } from "../domain/complete-sign-in.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";

/** The browser behind a request. */
export function visitorOf({ kit }: Auth, { request, clientAddress }: RequestContext): Visitor {
  return {
    clientAddress,
    userAgent: request.headers.get("user-agent"),
    cookieHeader: request.headers.get("cookie"),
    sessionCookie: cloudSessionCookie(kit, request),
  };
}
