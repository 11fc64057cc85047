import { Command } from "commander";
import { tokenRevocation } from "openid-client";
import { readLogin, removeLogin } from "../login/login-file.ts";
import { openProvider } from "../login/open-provider.ts";
import { reachCloud } from "../login/reach-cloud.ts";

/** `mows logout` */
export function logoutCommand(): Command {
  return new Command("logout")
    .description("end the sign-in of `mows login`, here and at the cloud")
    .option("--json", "print the result as JSON")
    .action(logOut);
}

async function logOut(options: { json?: boolean }): Promise<void> {
  const login = await readLogin().catch(() => null);
  // What is kept here goes first: whatever the cloud answers, nobody is signed in from here any more.
  await removeLogin();
  const isEndedThere = login === null || (await endAt(login.url, login.refreshToken));
  if (options.json === true) console.log(JSON.stringify({ url: login?.url ?? null, revoked: isEndedThere }));
  else if (login === null) console.log("Nobody was signed in from here.");
  else if (isEndedThere) console.log(`Signed out at ${login.url}.`);
  else console.log(`Signed out here. ${login.url} did not answer: end it there under "Apps" if this machine is lost.`);
}

async function endAt(url: string, refreshToken: string): Promise<boolean> {
  const reached = reachCloud(url);
  try {
    const provider = await openProvider(reached);
    await tokenRevocation(provider, refreshToken, { token_type_hint: "refresh_token" });
    return true;
  } catch {
    return false;
  } finally {
    await reached.close();
  }
}
