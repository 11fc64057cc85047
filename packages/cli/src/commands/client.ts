import { createCredentials, type ClientFlow } from "@mows/sdk/credentials";
import { Command, Option } from "commander";
import { connectCloud, withRemote, type CloudOptions } from "../connect-cloud.ts";
import { CommandError } from "../exit-code.ts";

type Options = CloudOptions & { json?: boolean };
type AddOptions = Options & {
  redirect?: string[];
  postLogout?: string[];
  scope: string[];
  flow: ("code" | "device" | "service")[];
  public?: boolean;
  folder?: string[];
};

const flowNames = { code: "CODE", device: "DEVICE", service: "SERVICE" } as const satisfies Record<string, ClientFlow>;

/** `mows client …` */
export function clientCommand(): Command {
  const add = common(new Command("add"))
    .description("register a program that signs people in with this cloud; its secret is shown this once")
    .argument("<name>", "what people see when it asks them")
    .option("--redirect <url...>", "where it gets the person back")
    .option("--post-logout <url...>", "where the person goes after signing out")
    .option("--scope <scope...>", "the most it may ask for", ["openid", "profile"])
    .addOption(
      new Option("--flow <flow...>", "how it comes to tokens").choices(["code", "device", "service"]).default(["code"]),
    )
    .option("--public", "it cannot keep a secret: a program on a phone, or in a page")
    .option("--folder <path...>", "for a service: the folders that it reaches")
    .action(addClient);
  const list = common(new Command("list")).description("the registered programs").action(listClients);
  const remove = common(new Command("remove")).description("take a program away").argument("<id>").action(removeClient);
  const rotate = common(new Command("rotate-keys"))
    .description("end the keys that sign id tokens; what they signed stays valid")
    .action(rotateKeys);
  return new Command("client")
    .description("programs that sign people in with this cloud")
    .addCommand(add)
    .addCommand(list)
    .addCommand(remove)
    .addCommand(rotate);
}

function common(command: Command): Command {
  return withRemote(command)
    .option("--as <username>", "the owner, on the cloud's own machine")
    .option("--json", "print the result as JSON");
}

async function addClient(name: string, options: AddOptions): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.addClient({
      name,
      confidential: options.public !== true,
      flows: options.flow.map((flow) => flowNames[flow]),
      scopes: options.scope,
      redirectUrls: options.redirect ?? [],
      postLogoutUrls: options.postLogout ?? [],
      folders: options.folder ?? [],
    });
    if (result.__typename !== "ClientAdded") throw new CommandError(result.message);
    const { client, secret } = result;
    if (options.json === true) console.log(JSON.stringify({ id: client.id, secret }));
    else
      console.log([`client_id     ${client.id}`, ...(secret === null ? [] : [`client_secret ${secret}`])].join("\n"));
  });
}

async function listClients(options: Options): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.clients();
    if (result.__typename !== "Clients") throw new CommandError(result.message);
    if (options.json === true) console.log(JSON.stringify(result.clients));
    else for (const { id, name, scopes } of result.clients) console.log([id, name, scopes.join(" ")].join("\t"));
  });
}

async function removeClient(id: string, options: Options): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.removeClient({ id });
    if (result.__typename !== "ClientRemoved") throw new CommandError(result.message);
    console.log(options.json === true ? JSON.stringify({ id: result.id }) : "The program was removed.");
  });
}

async function rotateKeys(options: Options): Promise<void> {
  await withCredentials(options, async (credentials) => {
    const result = await credentials.rotateSigningKeys();
    if (result.__typename !== "SigningKeysRotated") throw new CommandError(result.message);
    console.log(options.json === true ? JSON.stringify({ at: result.at }) : "The next token is signed with a new key.");
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
