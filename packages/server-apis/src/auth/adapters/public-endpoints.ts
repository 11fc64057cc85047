import type { IdentityProvider } from "../domain/ports.ts";
import type { SendOptions } from "./better-auth-provider.ts";

type Send = (method: "GET" | "POST", path: string, options?: SendOptions) => Promise<Response>;

/** The longest body of a token request. */
const maximumFormBytes = 16 * 1024;

/** Endpoints for callers that bring their own proof: they get no cookie, and only the headers that mean something to them. */
export function createPublicEndpoints(send: Send, cloudOrigin: string): IdentityProvider["publicEndpoint"] {
  return async (endpoint, request) => {
    switch (endpoint) {
      case "token": {
        const text = await request.text();
        if (text.length > maximumFormBytes) return Response.json({ error: "invalid_request" }, { status: 413 });
        const form = new URLSearchParams(text);
        // The database takes no such character, and no token has one.
        if ([...form.values()].some((value) => value.includes("\0"))) {
          return Response.json({ error: "invalid_request" }, { status: 400 });
        }
        return send("POST", "/oauth2/token", { form });
      }
      case "userinfo": {
        const authorization = request.headers.get("authorization");
        return send("GET", "/oauth2/userinfo", { headers: authorization === null ? {} : { authorization } });
      }
      case "jwks":
        return send("GET", "/jwks");
      case "discovery":
        return Response.json(discoveryDocument(cloudOrigin), { headers: { "cache-control": "max-age=300" } });
      default:
        return endpoint satisfies never;
    }
  };
}

/** OpenID Connect Discovery 1.0 §3: what `routes.ts` lets through, and no more. */
function discoveryDocument(cloudOrigin: string) {
  const base = `${cloudOrigin}/.mows/auth`;
  return {
    issuer: cloudOrigin,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    userinfo_endpoint: `${base}/oauth2/userinfo`,
    jwks_uri: `${base}/jwks`,
    scopes_supported: ["openid", "profile", "files.read", "files.write"],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["EdDSA"],
    token_endpoint_auth_methods_supported: ["none"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "nonce", "name"],
  };
}
