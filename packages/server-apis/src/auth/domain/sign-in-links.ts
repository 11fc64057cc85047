import type { Clock } from "../../kit/clock.ts";
import type { AppId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { randomToken } from "./random-token.ts";

/** A sign-in that is done and waits for the browser it is for. */
export type WaitingSignIn = {
  setCookies: readonly string[];
  /** The app to go on to; null for the cloud's own pages. */
  appId: AppId | null;
};

/** Sign-ins by the tokens of their links. Only hashes are kept, in this process. */
export type SignInLinks = {
  /** A token that stands for the sign-in once, for ten minutes. */
  keep(signIn: WaitingSignIn): Promise<string>;
  take(token: string): Promise<WaitingSignIn | null>;
};

const lastsMs = 10 * 60 * 1000;

export function createSignInLinks(clock: Clock): SignInLinks {
  const waiting = new Map<string, WaitingSignIn & { endsAtMs: number }>();
  const dropEnded = () => {
    for (const [hash, { endsAtMs }] of waiting) if (endsAtMs <= clock.now().getTime()) waiting.delete(hash);
  };
  return {
    async keep(signIn) {
      dropEnded();
      const token = randomToken();
      waiting.set(await sha256Hex(token), { ...signIn, endsAtMs: clock.now().getTime() + lastsMs });
      return token;
    },
    async take(token) {
      const hash = await sha256Hex(token);
      dropEnded();
      const found = waiting.get(hash) ?? null;
      waiting.delete(hash);
      return found;
    },
  };
}
