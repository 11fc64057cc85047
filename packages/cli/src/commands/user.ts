import { Command } from "commander";
import { CommandError } from "../exit-code.ts";
import { connectLocalCloud } from "../local-cloud.ts";
import { readPassword } from "../read-password.ts";

type Options = { name?: string; quota?: number; json?: boolean };

/** `mows user …` */
export function userCommand(): Command {
  const add = new Command("add")
    .description("make an account; the password is asked for, or read from standard input")
    .argument("<username>", "what they sign in with")
    .option("--name <name>", "what others see (default: the username)")
    .option("--quota <bytes>", "the most their space may hold", (text) => parseQuota(text))
    .option("--json", "print the result as JSON")
    .action(addUser);
  return new Command("user").description("people with an account").addCommand(add);
}

async function addUser(username: string, options: Options): Promise<void> {
  const cloud = connectLocalCloud();
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

function parseQuota(text: string): number {
  const bytes = Number(text);
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new CommandError(`--quota takes a whole number of bytes, not ${text}.`, 2);
  return bytes;
}
