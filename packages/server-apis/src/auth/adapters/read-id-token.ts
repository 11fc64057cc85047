import { z } from "zod";
import { parseId, type AppId, type PersonId, type SessionId } from "../../kit/ids.ts";
import { fromBase64url } from "../domain/base64url.ts";
import type { IdTokenClaims, IdTokenHint } from "../domain/ports.ts";

const header = z.object({ alg: z.literal("EdDSA"), kid: z.string() });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  sid: z.string(),
  nonce: z.string(),
  iat: z.number(),
  exp: z.number(),
});

export type JwkWithId = JsonWebKey & { kid: string };

/** How far the provider's clock may be off: it is this machine's own. */
const leewayMs = 5_000;

type Expected = { issuer: string; clientId: AppId; nonce: string; now: Date };

/** OpenID Connect Core 1.0 §3.1.3.7 over an Ed25519 signature (RFC 8037 §3.1); null for a token that fails any of it. */
export async function readIdToken(
  idToken: string,
  keys: readonly JwkWithId[],
  expected: Expected,
): Promise<IdTokenClaims | null> {
  const parsed = claims.safeParse(await verifiedClaims(idToken, keys));
  return parsed.success && isForThis(parsed.data, expected) ? whoOf(parsed.data) : null;
}

const hintClaims = claims.omit({ nonce: true });

/** The same without its time: a token that names a session may come back after it is over. */
export async function readIdTokenHint(
  idToken: string,
  keys: readonly JwkWithId[],
  issuer: string,
): Promise<IdTokenHint | null> {
  const parsed = hintClaims.safeParse(await verifiedClaims(idToken, keys));
  if (!parsed.success || parsed.data.iss !== issuer) return null;
  const who = whoOf(parsed.data);
  return who === null ? null : { ...who, clientId: parsed.data.aud as AppId };
}

/** The claims as signed by one of the keys (RFC 7515 §5.2); null otherwise. */
async function verifiedClaims(idToken: string, keys: readonly JwkWithId[]): Promise<unknown> {
  const [headerPart = "", claimsPart = "", signaturePart = "", ...rest] = idToken.split(".");
  const parsedHeader = header.safeParse(parsePart(headerPart));
  const signature = decodePart(signaturePart);
  if (!parsedHeader.success || signature === null || rest.length > 0) return null;
  const key = keys.find((candidate) => candidate.kid === parsedHeader.data.kid);
  if (key === undefined) return null;
  const publicKey = await crypto.subtle.importKey("jwk", key, { name: "Ed25519" }, false, ["verify"]);
  const signed = new TextEncoder().encode(`${headerPart}.${claimsPart}`);
  return (await crypto.subtle.verify("Ed25519", publicKey, signature, signed)) ? parsePart(claimsPart) : null;
}

function isForThis({ iss, aud, nonce, iat, exp }: z.infer<typeof claims>, expected: Expected): boolean {
  const nowMs = expected.now.getTime();
  const isCurrent = iat * 1000 <= nowMs + leewayMs && nowMs < exp * 1000;
  return isCurrent && iss === expected.issuer && aud === expected.clientId && nonce === expected.nonce;
}

function whoOf({ sub, sid }: { sub: string; sid: string }): IdTokenClaims | null {
  const personId = parseId<PersonId>(sub);
  const cloudSessionId = parseId<SessionId>(sid);
  return personId === null || cloudSessionId === null ? null : { personId, cloudSessionId };
}

function parsePart(part: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64url(part)));
  } catch {
    return null;
  }
}

function decodePart(part: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64url(part);
  } catch {
    return null;
  }
}
