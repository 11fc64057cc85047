import type { AppId } from "../../kit/ids.ts";
import type { Origins } from "../../kit/origins.ts";

/** The one address that an authorization code for this app may be sent to. */
export function appCallback(origins: Origins, appId: AppId): string {
  return `${origins.ofApp(appId)}/.mows/auth/callback`;
}
