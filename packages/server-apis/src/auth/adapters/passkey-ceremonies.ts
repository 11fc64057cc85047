import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { PasskeyCeremonies } from "../domain/ports.ts";

/**
 * The relying party is the cloud's host, and only the cloud's exact origin may answer: an app's origin is below the same host, so the
 * host alone would let it in.
 */
export function createPasskeyCeremonies(cloudOrigin: string): PasskeyCeremonies {
  const rpID = new URL(cloudOrigin).hostname;
  const expected = (expectedChallenge: string) => ({
    expectedChallenge,
    expectedOrigin: cloudOrigin,
    expectedRPID: rpID,
    requireUserVerification: true,
  });
  return {
    async beginAdding({ id, username, name, existing }) {
      const { generateRegistrationOptions } = await library();
      const options = await generateRegistrationOptions({
        rpName: "MOWS",
        rpID,
        userName: username,
        userID: new TextEncoder().encode(id),
        userDisplayName: name,
        attestationType: "none",
        excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
      return { json: JSON.stringify(options), challenge: options.challenge };
    },

    async finishAdding(response, challenge) {
      const asked = { response: response as RegistrationResponseJSON, ...expected(challenge) };
      const { verifyRegistrationResponse } = await library();
      const { registrationInfo } = await verifyRegistrationResponse(asked).catch(refused);
      if (registrationInfo === undefined) return null;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      return { credentialId: id, publicKey, counter, transports, backedUp: registrationInfo.credentialBackedUp };
    },

    async beginUsing() {
      const { generateAuthenticationOptions } = await library();
      const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
      return { json: JSON.stringify(options), challenge: options.challenge };
    },

    async finishUsing(response, challenge, { credentialId, publicKey, counter, transports }) {
      const credential = { id: credentialId, publicKey: Uint8Array.from(publicKey), counter, transports };
      const asked = { response: response as AuthenticationResponseJSON, credential, ...expected(challenge) };
      const { verifyAuthenticationResponse } = await library();
      const answer = await verifyAuthenticationResponse(asked).catch(refused);
      return answer.authenticationInfo === undefined || !answer.verified
        ? null
        : { counter: answer.authenticationInfo.newCounter };
    },
  };
}

/** Loaded at the first passkey: many clouds start, and stop, without one. */
const library = () => import("@simplewebauthn/server");

/** The library throws for whatever a client sent wrong, and for nothing else: it reaches nothing. */
function refused(): { verified: false; registrationInfo?: undefined; authenticationInfo?: undefined } {
  return { verified: false };
}
