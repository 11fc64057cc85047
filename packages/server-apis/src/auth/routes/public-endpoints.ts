import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import type { PublicEndpoint } from "../domain/ports.ts";

const endpoints: readonly { path: string; method: string; endpoint: PublicEndpoint }[] = [
  { path: "auth/oauth2/token", method: "POST", endpoint: "token" },
  { path: "auth/oauth2/userinfo", method: "GET", endpoint: "userinfo" },
  { path: "auth/jwks", method: "GET", endpoint: "jwks" },
  { path: "auth/.well-known/openid-configuration", method: "GET", endpoint: "discovery" },
];

/** What OpenID clients call with proof of their own. The edge also serves the last at `/.well-known/openid-configuration`. */
export function publicEndpointRoutes(auth: Auth): Route[] {
  return endpoints.map(({ path, method, endpoint }) => ({
    path,
    methods: [method],
    origins: "cloud",
    reach: "same-origin",
    handle: ({ request }) => auth.provider.publicEndpoint(endpoint, request),
  }));
}
