import { oauthDeviceAuthorization, oauthProvider } from "@better-auth/oauth-provider";
import type { BetterAuthPlugin } from "better-auth";
import { jwt } from "better-auth/plugins";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { tokenPrefixes } from "../domain/bearer-token.ts";
import { randomToken } from "../domain/random-token.ts";
import { scopes } from "../domain/scopes.ts";

const daySeconds = 24 * 60 * 60;

/** A signing key signs this long from when it was made; the first use after that makes the next one. */
const keySeconds = 90 * daySeconds;

/** How long a key stays published after it last signed: longer than any token that it signed. */
const keyGraceSeconds = daySeconds;

/** How long a device may wait to be let in. */
export const deviceCodeMinutes = 10;

/** The OpenID provider: authorization code with PKCE, refresh, client credentials and device authorisation. */
export function oauthPlugins({ origins }: Kit): BetterAuthPlugin[] {
  return [
    jwt({
      disableSettingJwtHeader: true,
      jwt: { issuer: origins.cloud },
      jwks: { rotationInterval: keySeconds, gracePeriod: keyGraceSeconds },
    }),
    provider(),
    oauthDeviceAuthorization({
      expiresIn: `${deviceCodeMinutes}m`,
      interval: "5s",
      verificationUri: `${origins.cloud}/device`,
    }),
  ];
}

/** Its type was made without `exactOptionalPropertyTypes`, which is all that the assertion passes over. */
function provider(): BetterAuthPlugin {
  return oauthProvider({
    loginPage: "/sign-in",
    consentPage: "/consent",
    scopes: [...scopes],
    grantTypes: ["authorization_code", "refresh_token", "client_credentials"],
    codeExpiresIn: 10 * 60,
    accessTokenExpiresIn: 10 * 60,
    m2mAccessTokenExpiresIn: 10 * 60,
    idTokenExpiresIn: 10 * 60,
    refreshTokenExpiresIn: 90 * daySeconds,
    generateOpaqueAccessToken: randomToken,
    generateRefreshToken: randomToken,
    storeTokens: { hash: sha256Hex },
    storeClientSecret: { hash: sha256Hex },
    prefix: {
      opaqueAccessToken: tokenPrefixes.access,
      refreshToken: tokenPrefixes.refresh,
      clientSecret: tokenPrefixes.clientSecret,
    },
    customIdTokenClaims: ({ user, scopes: granted }) =>
      granted.includes("email") && user["emailVerified"] ? { email: user["email"], email_verified: true } : {},
    customUserInfoClaims: ({ user, scopes: granted }) =>
      granted.includes("profile") ? { preferred_username: user["username"] } : {},
    silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
  }) as unknown as BetterAuthPlugin;
}
