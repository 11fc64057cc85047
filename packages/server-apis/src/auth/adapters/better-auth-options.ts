import type { BetterAuthOptions } from "better-auth";
import { username } from "better-auth/plugins";
import type { Kit } from "../../kit/kit.ts";
import { hostCookie, sessionCookieName } from "../domain/host-cookie.ts";
import { isUsername } from "../domain/username.ts";
import { oauthPlugins } from "./oauth-plugins.ts";

/** Set by us on every request to better-auth, which never sees a client's own headers. */
export const clientAddressHeader = "x-mows-client-address";

export const basePath = "/.mows/auth";

const sessionSeconds = 30 * 24 * 60 * 60;

/**
 * better-auth as we run it: passwords and sessions of the cloud's own origin, and the OAuth provider. People are made by us, so
 * nothing signs up here; what is reachable from outside is told by `routes.ts` alone.
 */
export function betterAuthOptions(kit: Kit, secret: string): BetterAuthOptions {
  const cloudOrigin = kit.origins.cloud;
  return {
    appName: "MOWS",
    baseURL: cloudOrigin,
    basePath,
    secret,
    database: { db: kit.db, type: "postgres", schemaName: "auth", transaction: true },
    telemetry: { enabled: false },
    logger: { log: (level, message) => kit.log[level === "error" ? "error" : "debug"]({}, `better-auth: ${message}`) },
    // Ours counts by account as well, and before any password is hashed.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: { additionalFields: { role: { type: "string", required: true, input: false, defaultValue: "member" } } },
    // A session lasts this long and is not prolonged: reading one writes nothing.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      // Our migrations make its tables: comparing them with what it would have made takes a third of a start in memory.
      database: { generateId: () => kit.newId(), validateSchema: false },
      // The whole name is ours, prefix included.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: hostCookie(sessionCookieName, cloudOrigin).name,
          attributes: { secure: cloudOrigin.startsWith("https:"), httpOnly: true, sameSite: "lax", path: "/" },
        },
      },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 32, usernameValidator: isUsername }),
      ...oauthPlugins(kit),
    ],
  };
}
