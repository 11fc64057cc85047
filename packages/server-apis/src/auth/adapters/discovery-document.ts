import { scopes } from "../domain/scopes.ts";

/** OpenID Connect Discovery 1.0 §3, RFC 8414 §2: what `routes.ts` lets through, and no more. */
export function discoveryDocument(cloudOrigin: string) {
  const base = `${cloudOrigin}/.mows/auth`;
  const clientAuthentication = ["client_secret_basic", "client_secret_post"];
  return {
    issuer: cloudOrigin,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    userinfo_endpoint: `${base}/oauth2/userinfo`,
    revocation_endpoint: `${base}/oauth2/revoke`,
    introspection_endpoint: `${base}/oauth2/introspect`,
    device_authorization_endpoint: `${base}/oauth2/device`,
    end_session_endpoint: `${base}/oauth2/end-session`,
    jwks_uri: `${base}/jwks`,
    scopes_supported: [...scopes],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: [
      "authorization_code",
      "refresh_token",
      "client_credentials",
      "urn:ietf:params:oauth:grant-type:device_code",
    ],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["EdDSA"],
    token_endpoint_auth_methods_supported: ["none", ...clientAuthentication],
    revocation_endpoint_auth_methods_supported: ["none", ...clientAuthentication],
    introspection_endpoint_auth_methods_supported: clientAuthentication,
    code_challenge_methods_supported: ["S256"],
    prompt_values_supported: ["none", "login", "consent", "select_account"],
    authorization_response_iss_parameter_supported: true,
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "nonce",
      "sid",
      "auth_time",
      "name",
      "given_name",
      "family_name",
      "preferred_username",
      "email",
      "email_verified",
    ],
  };
}
