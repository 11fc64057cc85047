import { createAccountCalls } from "@mows/sdk/account";
import { Command } from "commander";
import { connectCloud, withRemote } from "../connect-cloud.ts";
import { CommandError } from "../exit-code.ts";
import { readPassword } from "../read-password.ts";

type Options = { remote?: boolean; name?: string; quota?: number; json?: boolean };

/** `mows user …` */
export function userCommand(): Command {
  const add = withRemote(new Command("add"))
    .description("make an account; the password is asked for, or read from standard input")
    .argument("<username>", "what they sign in with")
    .option("--name <name>", "what others see (default: the username)")
    .option("--quota <bytes>", "the most their space may hold", (text) => parseQuota(text))
    .option("--json", "print the result as JSON")
    .action(addUser);
  const recover = withRemote(new Command("recover"))
    .description("make a link to a new password for somebody who cannot sign in any more; it works once, for a day")
    .argument("<username>", "whose account it is")
    .option("--json", "print the result as JSON")
    .action(recoverUser);
  return new Command("user").description("people with an account").addCommand(add).addCommand(recover);
}

async function addUser(username: string, options: Options): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    const password = await readPassword(`Password for ${username}: `);
    const result = await cloud.mows.auth.createPerson({
      username,
      name: options.name ?? username,
      password,
      ...(options.quota !== undefined && { quotaBytes: options.quota }),
    });
    if (result.__typename !== "PersonCreated") throw new CommandError(result.message);
    console.log(options.json === true ? JSON.stringify(result.person) : `${result.person.username} can sign in now.`);
  } finally {
    await cloud.close();
  }
}

async function recoverUser(username: string, options: Pick<Options, "remote" | "json">): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    const result = await createAccountCalls(cloud.mows).recoverPerson(username);
    if (result.__typename !== "OneTimeLink") throw new CommandError(result.message);
    const { url, expiresAt } = result;
    const text = `Hand this link to ${username}. It works once, until ${expiresAt}, and signs them out everywhere:\n${url}`;
    console.log(options.json === true ? JSON.stringify({ url, expiresAt }) : text);
  } finally {
    await cloud.close();
  }
}

function parseQuota(text: string): number {
  const bytes = Number(text);
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new CommandError(`--quota takes a whole number of bytes, not ${text}.`, 2);
  return bytes;
}
