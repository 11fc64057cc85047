import { allowInsecureRequests, customFetch, discovery, None, type Configuration } from "openid-client";
import { CommandError, exitCode } from "../exit-code.ts";
import type { ReachedCloud } from "./reach-cloud.ts";

/** What this program is registered as, on every cloud. */
const clientId = "mows-cli";

/** The cloud as the OpenID provider it is. */
export async function openProvider({ url, fetch }: ReachedCloud): Promise<Configuration> {
  // `reachCloud` lets plain http through to this very machine only.
  const execute = url.protocol === "http:" ? [allowInsecureRequests] : [];
  const byUs: typeof fetch = (input, init) => fetch(input, init);
  try {
    return await discovery(url, clientId, undefined, None(), { execute, [customFetch]: byUs as never });
  } catch (cause) {
    throw new CommandError(`No cloud answers at ${url.origin}.`, exitCode.noCloud, { cause });
  }
}
