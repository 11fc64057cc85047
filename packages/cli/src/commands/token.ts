import { createCredentials, type CreateTokenResult } from "@mows/sdk/credentials";
import { Command, Option } from "commander";
import { connectCloud, withRemote, type CloudOptions } from "../connect-cloud.ts";
import { CommandError, exitCode } from "../exit-code.ts";

type CreateOptions = CloudOptions & {
  name?: string;
  scope?: string[];
  folder?: string[];
  expires?: string;
  appPassword?: boolean;
  json?: boolean;
};
type Options = CloudOptions & { json?: boolean };

/** `mows token …` */
export function tokenCommand(): Command {
  const create = common(new Command("create"))
    .description("make a token for a script, or a password for a program; it is shown this once")
    .option("--name <name>", "what you know it by", "Made on the command line")
    .option(
      "--scope <scope...>",
      "what it may do: files.read, files.write, cloud.manage (default: files.read files.write)",
    )
    .option("--folder <path...>", "only below these folders: /Music")
    .option("--expires <time>", "how long it lasts: 90d, 12h, or a date (default: until it is revoked)")
    .addOption(new Option("--app-password", "for a program that asks for a password, such as WebDAV's"))
    .action(createToken);
  const list = common(new Command("list")).description("your tokens, with their last use").action(listTokens);
  const revoke = common(new Command("revoke")).description("end a token at once").argument("<id>").action(revokeToken);
  return new Command("token")
    .description("tokens and app passwords")
    .addCommand(create)
    .addCommand(list)
    .addCommand(revoke);
}

function common(command: Command): Command {
  return withRemote(command)
    .option("--as <username>", "whose token, on the cloud's own machine")
    .option("--json", "print the result as JSON");
}

async function createToken(options: CreateOptions): Promise<void> {
  const expiresAt = options.expires === undefined ? null : parseExpiry(options.expires, new Date());
  await withCredentials(options, async (credentials) => {
    const result = await credentials.createToken({
      name: options.name ?? "",
      kind: options.appPassword === true ? "APP_PASSWORD" : "PERSONAL",
      scopes: options.scope ?? ["files.read", "files.write"],
      folders: options.folder ?? [],
      ...(expiresAt !== null && { expiresAt: expiresAt.toISOString() }),
    });
    if (result.__typename !== "TokenCreated") throw new CommandError(explain(result));
    if (options.json === true) console.log(JSON.stringify({ id: result.token.id, token: result.secret }));
    else console.log(result.secret);
  });
}

async function listTokens(options: Options): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.tokens();
    if (result.__typename !== "Tokens") throw new CommandError(result.message);
    if (options.json === true) console.log(JSON.stringify(result.tokens));
    else if (result.tokens.length === 0) console.log("There is no token.");
    for (const token of options.json === true ? [] : result.tokens) {
      const used = token.lastUsedAt === null ? "never used" : `last used ${token.lastUsedAt}`;
      const ends = token.expiresAt === null ? "until revoked" : `until ${token.expiresAt}`;
      console.log([token.id, token.name, token.scopes.join(" "), token.folders.join(" "), ends, used].join("\t"));
    }
  });
}

async function revokeToken(id: string, options: Options): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.revokeToken({ id });
    if (result.__typename !== "TokenRevoked") throw new CommandError(result.message);
    console.log(options.json === true ? JSON.stringify({ id: result.id }) : "The token is revoked.");
  });
}

async function withCredentials(
  options: Options,
  run: (credentials: ReturnType<typeof createCredentials>) => Promise<void>,
): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    await run(createCredentials(cloud.mows));
  } finally {
    await cloud.close();
  }
}

function explain(result: Exclude<CreateTokenResult, { __typename: "TokenCreated" }>): string {
  if (result.__typename !== "Denied") return result.message;
  return `${result.message} On the cloud's own machine, say whose token by --as; elsewhere sign in by \`mows login --manage\`.`;
}

const unitsMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `90d`, `12h`, `2w`, or a date. Throws `CommandError` for what is none of them. */
export function parseExpiry(text: string, now: Date): Date {
  const [, count, unit = ""] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const lengthMs = Number(count) * (unitsMs[unit] ?? Number.NaN);
  const end = new Date(Number.isNaN(lengthMs) ? Date.parse(text) : now.getTime() + lengthMs);
  if (!Number.isNaN(end.getTime())) return end;
  throw new CommandError(`--expires takes a length such as 90d or 12h, or a date, not ${text}.`, exitCode.usage);
}
