import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { askProvider } from "../domain/ask-provider.ts";
import type { PublicEndpoint } from "../domain/ports.ts";
import { startDeviceRequest } from "../domain/start-device-request.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";

type Endpoint = { path: string; methods: readonly string[]; endpoint: Exclude<PublicEndpoint, "device"> };

const endpoints: readonly Endpoint[] = [
  { path: "auth/oauth2/token", methods: ["POST"], endpoint: "token" },
  { path: "auth/oauth2/revoke", methods: ["POST"], endpoint: "revoke" },
  { path: "auth/oauth2/introspect", methods: ["POST"], endpoint: "introspect" },
  { path: "auth/oauth2/userinfo", methods: ["GET", "POST"], endpoint: "userinfo" },
  { path: "auth/jwks", methods: ["GET"], endpoint: "jwks" },
  { path: "auth/.well-known/openid-configuration", methods: ["GET"], endpoint: "discovery" },
  { path: "auth/.well-known/oauth-authorization-server", methods: ["GET"], endpoint: "discovery" },
];

const cloudOnly = { origins: "cloud", reach: "same-origin", credentials: "own" } as const;

/** What OpenID clients call with proof of their own. The edge also serves the last two below `/.well-known/`. */
export function publicEndpointRoutes(auth: Auth): Route[] {
  return [
    ...endpoints.map(({ path, methods, endpoint }): Route => ({
      path,
      methods,
      ...cloudOnly,
      handle: ({ request }) => askProvider(auth, endpoint, request),
    })),
    {
      path: "auth/oauth2/device",
      methods: ["POST"],
      ...cloudOnly,
      async handle({ request, clientAddress }) {
        const outcome = await startDeviceRequest(auth, request, clientAddress);
        return outcome.kind === "answered" ? outcome.response : tooManyAttempts(outcome.retryAfterMs);
      },
    },
  ];
}
