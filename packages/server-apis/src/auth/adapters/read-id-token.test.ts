import { expect, it } from "vitest";
import { newId, type AppId } from "../../kit/ids.ts";
import { base64url } from "../domain/base64url.ts";
import { readIdToken } from "./read-id-token.ts";

const now = new Date("2026-01-31T12:00:00.000Z");
const seconds = now.getTime() / 1000;
const expected = { issuer: "http://cloud.example", clientId: "spotify" as AppId, nonce: "n", now };
const personId = newId();
const sessionId = newId();
const good = {
  iss: expected.issuer,
  aud: "spotify",
  sub: personId,
  sid: sessionId,
  nonce: "n",
  iat: seconds - 1,
  exp: seconds + 600,
};

async function createSigner() {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const key = { ...(await crypto.subtle.exportKey("jwk", pair.publicKey)), kid: "1" };
  const part = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));
  return {
    key,
    async sign(claims: object, header: object = { alg: "EdDSA", kid: "1" }): Promise<string> {
      const signed = `${part(header)}.${part(claims)}`;
      const signature = await crypto.subtle.sign("Ed25519", pair.privateKey, new TextEncoder().encode(signed));
      return `${signed}.${base64url(new Uint8Array(signature))}`;
    },
  };
}

it("reads who signed in, and by which session", async () => {
  const { key, sign } = await createSigner();
  expect(await readIdToken(await sign(good), [key], expected)).toEqual({ personId, cloudSessionId: sessionId });
});

it.each([
  ["another issuer", { iss: "http://evil.example" }],
  ["another app", { aud: "notes" }],
  ["another attempt", { nonce: "m" }],
  ["an earlier time", { exp: seconds }],
  ["a later time", { iat: seconds + 60 }],
  ["no person", { sub: "spotify" }],
  ["no session", { sid: undefined }],
])("refuses a token for %s", async (_what, changed) => {
  const { key, sign } = await createSigner();
  expect(await readIdToken(await sign({ ...good, ...changed }), [key], expected)).toBeNull();
});

it("refuses a signature by another key, a changed token, and one without a signature", async () => {
  const { key, sign } = await createSigner();
  const other = await createSigner();
  const token = await sign(good);
  const [header, , signature] = token.split(".");
  const claims = (await sign({ ...good, sub: newId() })).split(".")[1];
  expect(await readIdToken(await other.sign(good), [key], expected)).toBeNull();
  expect(await readIdToken(`${header}.${claims}.${signature}`, [key], expected)).toBeNull();
  expect(await readIdToken(await sign(good, { alg: "none", kid: "1" }), [key], expected)).toBeNull();
  expect(await readIdToken(`${header}.${claims}.`, [key], expected)).toBeNull();
  for (const text of ["", "..", "a.b.c", "%.%.%", `${token}.x`, `${header}.${claims}.%`])
    expect(await readIdToken(text, [key], expected)).toBeNull();
});
