import type { Mows } from "@mows/sdk";
import { createAccess, type AccessEntry } from "@mows/sdk/access";
import { Command } from "commander";
import { connectCloud, withRemote, type CloudOptions } from "../connect-cloud.ts";
import { CommandError } from "../exit-code.ts";

type Options = CloudOptions & { app?: string; who?: boolean; json?: boolean };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `mows explain NODE-OR-PATH` */
export function explainCommand(): Command {
  return withRemote(new Command("explain"))
    .description("what a person or an app may do with a file or folder, and by which grant")
    .argument("<node-or-path>", "an id, or a path such as /Music")
    .option("--as <username>", "about whom, on the cloud's own machine")
    .option("--app <id>", "through this app, client or token")
    .option("--who", "everyone and everything that can see it instead")
    .option("--json", "print the result as JSON")
    .action(explain);
}

async function explain(target: string, options: Options): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    const nodeId = target.startsWith("/") ? await nodeAt(cloud.mows, target) : target;
    if (!uuid.test(nodeId)) throw new CommandError(`${target} is neither an id nor a path, which begins with /.`);
    await (options.who === true ? printWho(cloud.mows, nodeId, options) : printAccess(cloud.mows, nodeId, options));
  } finally {
    await cloud.close();
  }
}

async function printAccess(mows: Mows, nodeId: string, { app, json }: Options): Promise<void> {
  const result = await createAccess(mows).explain({ nodeId, ...(app !== undefined && { appId: app }) });
  if (result.__typename !== "AccessExplanation") throw new CommandError(result.message);
  const { __typename, ...facts } = result;
  console.log(json === true ? JSON.stringify(facts) : facts.sentence);
}

async function printWho(mows: Mows, nodeId: string, { json }: Options): Promise<void> {
  const result = await createAccess(mows).whoCanSee({ nodeId });
  if (result.__typename !== "WhoCanSee") throw new CommandError(result.message);
  if (json === true) {
    console.log(JSON.stringify({ node: result.node, entries: result.entries }));
    return;
  }
  console.log(`${result.node.path} can be seen by`);
  for (const entry of result.entries) console.log(`  ${lineOf(entry)}`);
}

function lineOf(entry: AccessEntry): string {
  const { kind, role, inherited, inheritedFrom, expiresAt } = entry;
  const where = inherited ? ` (from ${inheritedFrom?.path ?? "a folder above"})` : "";
  const until = expiresAt == null ? "" : ` until ${expiresAt}`;
  const what = kind === "OWNER" ? "owner" : role.toLowerCase();
  return `${whoOf(entry)}: ${what}${until}${where}`;
}

function whoOf({ kind, person, group, app }: AccessEntry): string {
  const name = person?.name ?? "an account that is gone";
  switch (kind) {
    case "OWNER":
    case "PERSON":
      return name;
    case "SPACE_GROUP":
    case "GROUP":
      return `the group ${group?.name ?? ""}`;
    case "LINK":
      return "whoever has a link";
    case "APP":
      return `${app?.name ?? "an app"}, for ${name}`;
    default:
      return kind satisfies never;
  }
}

/** The node at this path of the person's own space. */
async function nodeAt(mows: Mows, path: string): Promise<string> {
  const result = await mows.files.roots();
  if (result.__typename !== "Roots") throw new CommandError(result.message);
  const [own] = result.roots;
  if (own === undefined) throw new CommandError("There are no files here: say whose by --as.");
  let { id } = own.node;
  for (const name of path.split("/").filter((part) => part !== "")) {
    const found = await childOf(mows, id, name);
    if (found === null) throw new CommandError(`There is no ${name} in the way of ${path}.`);
    id = found;
  }
  return id;
}

async function childOf(mows: Mows, folderId: string, name: string): Promise<string | null> {
  const key = name.normalize("NFC").toLowerCase();
  for (let after = mows.files.list.infiniteQueryOptions({ folderId }).initialPageParam; ;) {
    const page = await mows.files.list({ folderId, first: 1_000, after });
    if (page.__typename !== "NodePage") throw new CommandError(page.message);
    const found = page.nodes.find((node) => node.name.toLowerCase() === key);
    if (found !== undefined || page.endCursor === null) return found?.id ?? null;
    after = page.endCursor;
  }
}
