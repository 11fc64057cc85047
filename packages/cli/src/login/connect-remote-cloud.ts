import { createMows } from "@mows/sdk";
import { refreshTokenGrant, ResponseBodyError } from "openid-client";
import type { Cloud } from "../cloud.ts";
import { configFolder } from "../config.ts";
import { CommandError, exitCode } from "../exit-code.ts";
import { readLogin, withLoginLock, writeLogin } from "./login-file.ts";
import type { Login } from "./login.ts";
import { openProvider } from "./open-provider.ts";
import { reachCloud, type ReachedCloud } from "./reach-cloud.ts";

/** So long before its end an access token is exchanged for the next, so that it lasts for the request it is sent with. */
const refreshAheadMs = 30_000;

/** The cloud of `mows login`, in its person's name. Throws `CommandError` when nobody signed in from here. */
export async function connectRemoteCloud(): Promise<Cloud> {
  const known = await readLogin();
  if (known === null)
    throw new CommandError("Nobody is signed in from here. `mows login URL` signs in.", exitCode.noCloud);
  const reached = reachCloud(known.url);
  let current: Promise<Login> = Promise.resolve(known);

  async function accessToken(): Promise<string> {
    // Requests that start together wait for one exchange.
    current = current.then((login) => (isFresh(login) ? login : refresh(reached)));
    return (await current).accessToken;
  }

  const authorized: typeof fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${await accessToken()}`);
    return reached.fetch(input, { ...init, headers });
  };
  // Told now where it is plain, and not as a request that failed.
  await accessToken();
  return {
    stateFolder: configFolder(),
    mows: createMows({ url: reached.url.origin, fetch: authorized }),
    fetch: authorized,
    close: () => reached.close(),
  };
}

function isFresh(login: Login): boolean {
  return login.accessExpiresAt - Date.now() > refreshAheadMs;
}

/** The next tokens, by whichever program comes first; the others find them in the file. */
function refresh(reached: ReachedCloud): Promise<Login> {
  return withLoginLock(async () => {
    const login = await readLogin();
    if (login === null) throw new CommandError("Somebody signed out from here. `mows login` signs in again.");
    if (isFresh(login)) return login;
    const provider = await openProvider(reached);
    const tokens = await refreshTokenGrant(provider, login.refreshToken).catch((cause: unknown) => {
      if (!(cause instanceof ResponseBodyError)) throw cause;
      throw new CommandError(`The sign-in at ${login.url} is over. \`mows login ${login.url}\` begins another.`);
    });
    const renewed: Login = {
      ...login,
      accessToken: tokens.access_token,
      accessExpiresAt: Date.now() + (tokens.expiresIn() ?? 0) * 1000,
      refreshToken: tokens.refresh_token ?? login.refreshToken,
    };
    await writeLogin(renewed);
    return renewed;
  });
}
