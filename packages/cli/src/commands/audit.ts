import { createAudit, type AuditFilter, type VerifyAuditResult } from "@mows/sdk/audit";
import { Command, Option } from "commander";
import { writeEntries } from "../audit/write-entries.ts";
import type { Cloud } from "../cloud.ts";
import { connectCloud, withRemote, type CloudOptions } from "../connect-cloud.ts";
import { CommandError, exitCode } from "../exit-code.ts";

type Options = CloudOptions & { json?: boolean };

type FilterOptions = Options & {
  person?: string;
  app?: string;
  action?: string;
  decision?: string;
  from?: string;
  until?: string;
};

const mostAtOnce = 200;

/** `mows audit …` */
export function auditCommand(): Command {
  const verify = common(new Command("verify"))
    .description(
      "compute every seal of the log again; names the first entry that was changed, removed, put in or moved",
    )
    .option(
      "--expect <entries:head>",
      "what an earlier run printed: also finds a log that was cut short or written anew",
    )
    .action(verifyAudit);
  const list = filtered(common(new Command("list")))
    .description("who did what, the newest first")
    .option("--limit <count>", "how many entries", parseLimit, 50)
    .action(listAudit);
  const exported = filtered(common(new Command("export")))
    .description("everything that the filters let through, as JSON lines on standard output")
    .action(exportAudit);
  return new Command("audit")
    .description("the log of who did what")
    .addCommand(list)
    .addCommand(verify)
    .addCommand(exported);
}

function common(command: Command): Command {
  return withRemote(command)
    .option("--as <username>", "as whom to read it, on the cloud's own machine (default: all of it)")
    .option("--json", "print the result as JSON");
}

function filtered(command: Command): Command {
  return command
    .option("--person <username>", "what this person did")
    .option("--app <id>", "what was done through this app, client or token")
    .option("--action <action>", "such as auth.sign-in, or auth. for all of a service")
    .addOption(new Option("--decision <decision>", "how it ended").choices(["allow", "deny", "done", "failed"]))
    .option("--from <moment>", "from then on: 2026-01-31, 2026-01-31T12:00Z")
    .option("--until <moment>", "before then");
}

async function verifyAudit(options: Options & { expect?: string }): Promise<void> {
  const expected = options.expect === undefined ? null : parseHead(options.expect);
  await withCloud(options, async ({ mows }) => {
    const result = await createAudit(mows).verify({ expected });
    if (result.__typename === "Denied") throw new CommandError(result.message);
    if (result.__typename === "AuditBroken") process.exitCode = exitCode.failed;
    if (options.json === true) console.log(JSON.stringify(verdictOf(result)));
    else console.log(sentenceOf(result));
  });
}

function verdictOf({ __typename, ...verdict }: VerifyAuditResult): object {
  return { intact: __typename === "AuditIntact", ...verdict };
}

function sentenceOf(result: Exclude<VerifyAuditResult, { __typename: "Denied" }>): string {
  if (result.__typename === "AuditBroken") return `The audit log was tampered with. ${result.message}`;
  if (result.head === null) return "The audit log is empty.";
  const kept = `Keep this elsewhere, for --expect: ${result.entries}:${result.head}`;
  return `The audit log is what was written: ${result.entries} entries.\n${kept}`;
}

async function listAudit(options: FilterOptions & { limit: number }): Promise<void> {
  await withCloud(options, async (cloud) => {
    const audit = createAudit(cloud.mows);
    const filter = await filterOf(cloud, options);
    let [left, after]: [number, string | null] = [options.limit, null];
    do {
      const page = await audit.entries({ filter, first: Math.min(left, mostAtOnce), after });
      if (page.__typename !== "AuditEntries") throw new CommandError(page.message);
      writeEntries(page.entries, options.json === true);
      left -= page.entries.length;
      after = page.endCursor;
    } while (after !== null && left > 0);
  });
}

async function exportAudit(options: FilterOptions): Promise<void> {
  await withCloud(options, async (cloud) => {
    const url = createAudit(cloud.mows).exportUrl(await filterOf(cloud, options));
    const response = await cloud.fetch(url);
    if (!response.ok) throw new CommandError(`The cloud refused: ${await response.text()}`);
    for await (const bytes of response.body ?? []) {
      if (!process.stdout.write(bytes)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
  });
}

async function withCloud(options: CloudOptions, run: (cloud: Cloud) => Promise<void>): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    await run(cloud);
  } finally {
    await cloud.close();
  }
}

async function filterOf({ mows }: Cloud, options: FilterOptions): Promise<AuditFilter> {
  const { person, app, action, decision, from, until } = options;
  return {
    ...(person !== undefined && { personId: await idOf(mows, person) }),
    ...(app !== undefined && { appId: app }),
    ...(action !== undefined && { action }),
    ...(decision !== undefined && { decision: decision.toUpperCase() as NonNullable<AuditFilter["decision"]> }),
    ...(from !== undefined && { from: parseMoment("--from", from) }),
    ...(until !== undefined && { until: parseMoment("--until", until) }),
  };
}

async function idOf(mows: Cloud["mows"], username: string): Promise<string> {
  const result = await mows.auth.people();
  if (result.__typename !== "People") throw new CommandError(result.message);
  const person = result.people.find((known) => known.username === username);
  if (person === undefined) throw new CommandError(`Nobody here is called ${username}.`);
  return person.id;
}

function parseMoment(option: string, text: string): string {
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new CommandError(
    `${option} takes a moment such as 2026-01-31 or 2026-01-31T12:00Z, not ${text}.`,
    exitCode.usage,
  );
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new CommandError(`--limit takes a whole number from 1 on, not ${text}.`, exitCode.usage);
}

function parseHead(text: string): { entries: number; head: string } {
  const [, entries, head] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (entries !== undefined && head !== undefined) return { entries: Number(entries), head };
  throw new CommandError(`--expect takes what an earlier run printed, ENTRIES:HEAD, not ${text}.`, exitCode.usage);
}
