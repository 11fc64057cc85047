import type { Origins } from "../../kit/origins.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { randomToken } from "./random-token.ts";

/** The one-time link by which the first account is made. Only the hash of its token is kept, in this process. */
export type OwnerLink = {
  /** A new link; the one before it stops working. Null once closed. */
  make(): string | null;
  accepts(token: string): Promise<boolean>;
  /** There is an owner now: no link works or is made any more. */
  close(): void;
};

export function createOwnerLink(origins: Origins, hasOwner: boolean): OwnerLink {
  let isOpen = !hasOwner;
  let expected: Promise<string> | null = null;
  return {
    make() {
      if (!isOpen) return null;
      const token = randomToken();
      expected = sha256Hex(token);
      return `${origins.cloud}/welcome#${token}`;
    },
    async accepts(token) {
      const given = await sha256Hex(token);
      // Comparing hashes tells an attacker nothing of the token, however long it takes.
      return isOpen && expected !== null && given === (await expected);
    },
    close() {
      isOpen = false;
      expected = null;
    },
  };
}
