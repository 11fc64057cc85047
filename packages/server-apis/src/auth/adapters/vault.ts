import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Vault } from "../domain/ports.ts";

/** XChaCha20-Poly1305 under a key made from the cloud's secret. */
export function createVault(secret: string): Vault {
  return {
    seal: (data) => symmetricEncrypt({ key: secret, data }),
    open: (data) => symmetricDecrypt({ key: secret, data }),
  };
}
