import { createLog, startCloud, type Config, type RunningCloud } from "@mows/server-apis";
import { isPortChosen, readEnvironment } from "../config.ts";
import { demoPassword } from "../demo/demo-accounts.ts";
import { CommandError } from "../exit-code.ts";
import { connectLocalCloud, type LocalCloud } from "../local-cloud.ts";
import { consoleFolder } from "../pages-folder.ts";

/** A cloud to write an app against. */
export type DevCloud = {
  dataFolder: string;
  /** What the person should know, a line each. */
  notes: readonly string[];
  /** How to open the app of this id with somebody signed in; null where that takes a password of their own. */
  signInHint(appId: string): Promise<string | null>;
  close(): Promise<void>;
};

/** Who there is to sign in as where nobody has an account yet. */
const developer = { username: "ada", name: "Ada", password: demoPassword };

/** The cloud that runs here already, or one of our own that lasts as long as we do. */
export async function openDevCloud(): Promise<DevCloud> {
  const running = await findRunning();
  if (running !== null)
    return { dataFolder: running, notes: [], signInHint: async () => null, close: async () => undefined };
  const config = readEnvironment();
  const cloud = await startHere(config);
  const notes = cloud.notice === null ? [] : [cloud.notice];
  notes.push(`A cloud of your own runs at ${cloud.kit.origins.cloud}, with its data in ${cloud.dataFolder}.`);
  try {
    const hasDeveloper = await ensureSomebody(cloud, config);
    return {
      dataFolder: cloud.dataFolder,
      notes,
      signInHint: async (appId) => (hasDeveloper ? signInHint(cloud.dataFolder, appId) : null),
      close: () => cloud.stop(),
    };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

async function findRunning(): Promise<string | null> {
  let cloud: LocalCloud;
  try {
    cloud = connectLocalCloud();
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
  try {
    // A socket whose cloud was killed is still there.
    await cloud.fetch("/.mows/health");
    return cloud.dataFolder;
  } catch {
    return null;
  } finally {
    await cloud.close();
  }
}

/** On the port that is wanted or, where nobody said which and it is taken, on a free one. */
async function startHere(config: Config): Promise<RunningCloud> {
  const start = (port: number) =>
    startCloud({ config: { ...config, port }, log: createLog(config.logLevel), consoleFolder });
  try {
    return await start(config.port);
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken || isPortChosen()) throw error;
    return start(0);
  }
}

/** Nobody has to make an account to see an app run; on loopback only, since the password is known. False where there is no such account. */
async function ensureSomebody(cloud: RunningCloud, config: Config): Promise<boolean> {
  const operator = connectLocalCloud({ dataFolder: cloud.dataFolder });
  try {
    const { people } = await peopleOf(operator);
    const isLoopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(config.listen);
    if (people.length === 0 && isLoopback) {
      const result = await operator.mows.auth.createPerson(developer);
      if (result.__typename !== "PersonCreated") throw new CommandError(`No account could be made: ${result.message}`);
      return true;
    }
    return isLoopback && people.some(({ username }) => username === developer.username);
  } finally {
    await operator.close();
  }
}

/** Null where the account of this name has a password of its own: then it is not ours. */
async function signInHint(dataFolder: string, appId: string): Promise<string | null> {
  const operator = connectLocalCloud({ dataFolder });
  try {
    const { username, password } = developer;
    const response = await operator.fetch("/.mows/auth/sign-in-link", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password, appId }),
    });
    if (!response.ok) return null;
    const { url } = (await response.json()) as { url: string };
    return `Open it as ${developer.name} by this link, once: ${url}\nLater, sign in as ${username} with the password ${password}.`;
  } finally {
    await operator.close();
  }
}

async function peopleOf(operator: LocalCloud) {
  const result = await operator.mows.auth.people();
  if (result.__typename !== "People") throw new CommandError(result.message);
  return result;
}
