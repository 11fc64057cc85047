/** Whether this browser can talk to an authenticator in the way the calls below do (WebAuthn Level 3 §5.1). */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

/** Has the authenticator make a passkey; `options` and the answer are JSON text. Null when the person broke it off. */
export async function makePasskey(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
  return answered(navigator.credentials.create({ publicKey }));
}

/** Has the authenticator prove that it holds a passkey of this cloud. Null when the person broke it off. */
export async function showPasskey(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  return answered(navigator.credentials.get({ publicKey }));
}

/** Breaking off, taking too long and having no fitting passkey look the same on purpose (§5.1.3). */
const BROKEN_OFF = ["NotAllowedError", "AbortError", "InvalidStateError"];

async function answered(credential: Promise<Credential | null>): Promise<string | null> {
  try {
    return JSON.stringify(await credential);
  } catch (thrown) {
    if (thrown instanceof DOMException && BROKEN_OFF.includes(thrown.name)) return null;
    throw thrown;
  }
}
