import { hostname } from "node:os";
import { Command } from "commander";
import {
  fetchUserInfo,
  initiateDeviceAuthorization,
  pollDeviceAuthorizationGrant,
  ResponseBodyError,
} from "openid-client";
import { CommandError } from "../exit-code.ts";
import { readLogin, writeLogin } from "../login/login-file.ts";
import { openProvider } from "../login/open-provider.ts";
import { reachCloud, type ReachedCloud } from "../login/reach-cloud.ts";

type Options = { manage?: boolean; readOnly?: boolean; json?: boolean };

const defaultUrl = "http://mows.localhost:4000";

/** `mows login [URL]` */
export function loginCommand(): Command {
  return new Command("login")
    .description("sign in at a cloud elsewhere: shows a code that you confirm in a browser")
    .argument("[url]", "the cloud's address (default: the one before, else this machine's)")
    .option(
      "--manage",
      "also to manage your account and, as its owner, the cloud: for `mows user`, `token` and `client`",
    )
    .option("--read-only", "to read files only")
    .option("--json", "print the result as JSON")
    .action(logIn);
}

async function logIn(url: string | undefined, options: Options): Promise<void> {
  const known = await readLogin().catch(() => null);
  const reached = reachCloud(url ?? known?.url ?? defaultUrl);
  try {
    const { username, scopes } = await signIn(reached, scopesFor(options));
    const result = { url: reached.url.origin, username, scopes };
    console.log(options.json === true ? JSON.stringify(result) : `Signed in at ${result.url} as ${username}.`);
  } finally {
    await reached.close();
  }
}

function scopesFor({ manage, readOnly }: Options): string[] {
  const files = readOnly === true ? ["files.read"] : ["files.read", "files.write"];
  return ["openid", "profile", "offline_access", ...files, ...(manage === true ? ["cloud.manage"] : [])];
}

/** RFC 8628: no password is typed here, and whoever confirms sees what they let in. */
async function signIn(reached: ReachedCloud, scopes: readonly string[]) {
  const provider = await openProvider(reached);
  const waiting = await initiateDeviceAuthorization(provider, { scope: scopes.join(" ") }).catch(refused);
  console.error(`Open ${waiting.verification_uri_complete ?? waiting.verification_uri}`);
  console.error(`and confirm the code ${spaced(waiting.user_code)} for ${hostname()}. Waiting…`);
  const tokens = await pollDeviceAuthorizationGrant(provider, waiting).catch(refused);
  const { refresh_token: refreshToken, access_token: accessToken } = tokens;
  if (refreshToken === undefined)
    throw new CommandError("The cloud let this program in for a moment only. Nothing was kept.");
  const claims = tokens.claims();
  if (claims === undefined) throw new CommandError("The cloud did not say who signed in. Nothing was kept.");
  const person = await fetchUserInfo(provider, accessToken, claims.sub);
  const login = {
    url: reached.url.origin,
    username: person.preferred_username ?? claims.sub,
    scopes: (tokens.scope ?? "").split(" "),
    accessToken,
    accessExpiresAt: Date.now() + (tokens.expiresIn() ?? 0) * 1000,
    refreshToken,
  };
  await writeLogin(login);
  return login;
}

/** In two halves, as people read it out. */
function spaced(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)}-${code.slice(half)}`;
}

const reasons: Readonly<Record<string, string>> = {
  access_denied: "The request was refused in the browser.",
  expired_token: "Nobody confirmed the code in time. Run `mows login` again for a new one.",
};

function refused(cause: unknown): never {
  if (!(cause instanceof ResponseBodyError)) throw cause;
  const reason = reasons[cause.error] ?? `The cloud refused: ${cause.error_description ?? cause.error}.`;
  throw new CommandError(`${reason} Nobody is signed in.`, undefined, { cause });
}
