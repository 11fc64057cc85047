import type { Route } from "../kit/http/route.ts";
import type { Auth } from "./domain/auth.ts";
import { authorizeRoute } from "./routes/authorize.ts";
import { avatarRoutes } from "./routes/avatars.ts";
import { callbackRoute } from "./routes/callback.ts";
import { endSessionRoute } from "./routes/end-session.ts";
import { exportRoute } from "./routes/export.ts";
import { publicEndpointRoutes } from "./routes/public-endpoints.ts";
import { signInLinkRoutes } from "./routes/sign-in-link.ts";
import { signInRoute } from "./routes/sign-in.ts";
import { signInWithPasskeyRoutes } from "./routes/sign-in-with-passkey.ts";
import { signInWithPasswordRoutes } from "./routes/sign-in-with-password.ts";
import { signOutRoute } from "./routes/sign-out.ts";

/** All that is reachable from outside: better-auth's other endpoints have no route. */
export function authRoutes(auth: Auth): Route[] {
  return [
    signInRoute(auth),
    callbackRoute(auth),
    ...signInLinkRoutes(auth),
    signOutRoute(auth),
    ...signInWithPasswordRoutes(auth),
    ...signInWithPasskeyRoutes(auth),
    ...avatarRoutes(auth),
    exportRoute(auth),
    authorizeRoute(auth),
    ...publicEndpointRoutes(auth),
    endSessionRoute(auth),
  ];
}
