import type { Kit } from "../../kit/kit.ts";
import { hostCookie, sessionCookieName, type HostCookie } from "./host-cookie.ts";
import { readCookie } from "../../kit/http/read-cookie.ts";

/** The cookie that carries a session, on every origin of this cloud. */
export function sessionCookie(kit: Kit): HostCookie {
  return hostCookie(sessionCookieName, kit.origins.cloud);
}

/** The session's one cookie as `name=value`, as the identity provider takes it; null without one, or with two. */
export function cloudSessionCookie(kit: Kit, request: Request): string | null {
  const { name } = sessionCookie(kit);
  const reading = readCookie(request.headers.get("cookie"), name);
  return reading.kind === "present" ? `${name}=${reading.value}` : null;
}
