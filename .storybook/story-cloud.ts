import type { StoryContext } from "storybook/internal/csf";
import type { TestCloud, UserOptions } from "@mows/testing";
import { answerPageAs, renewTabCloud, tabCloud } from "@mows/testing/tab";
import type { StoryGlobals } from "./story-globals.ts";

/** `parameters.cloud` of a story. */
interface StoryCloud {
  /** What is special about Ada and Bob. */
  people?: Partial<Record<Person, Pick<UserOptions, "name" | "quotaBytes">>>;
  /** What is in the cloud before the story begins. */
  seed?: (cloud: TestCloud) => Promise<unknown>;
  /** Nobody has an account yet. */
  isUnclaimed?: boolean;
}

type Person = Exclude<StoryGlobals["person"], "nobody">;

const slowMs = 1_500;
const serviceWorkerUrl = `${import.meta.env.BASE_URL}mockServiceWorker.js`;

/** The story that the tab's cloud was made for. */
let madeFor: string | null = null;

/**
 * A cloud of its own for every story, kept while only the switches of the toolbar change: what was uploaded is still there in the dark.
 * Runs before the story does, and again at every switch.
 */
export async function prepareStoryCloud({ id, parameters, globals }: StoryContext): Promise<() => void> {
  const { people, seed, isUnclaimed = false } = (parameters["cloud"] ?? {}) as StoryCloud;
  const { person, network } = globals as unknown as StoryGlobals;
  if (madeFor !== id) {
    const cloud = await renewTabCloud({ serviceWorkerUrl });
    if (!isUnclaimed) await addPeople(cloud, people);
    await seed?.(cloud);
    madeFor = id;
  }
  await answerPageAs(await pageOf(person, isUnclaimed));
  setNetwork(network);
  return () => {
    madeFor = null;
  };
}

const app = { app: "storybook", grants: [{ path: "/Music", access: "write" }] } as const;

async function addPeople(cloud: TestCloud, { ada, bob }: StoryCloud["people"] = {}): Promise<void> {
  await cloud.user("ada", { ...app, name: "Ada Lovelace", ...ada });
  await cloud.user("bob", { ...app, name: "Bob", ...bob });
}

function pageOf(person: StoryGlobals["person"], isUnclaimed: boolean) {
  if (isUnclaimed) return tabCloud().visitor();
  return person === "nobody" ? tabCloud().visitor(app.app) : tabCloud().user(person, app);
}

function setNetwork(network: StoryGlobals["network"]): void {
  const line = tabCloud().network;
  line.latency(network === "slow" ? slowMs : 0);
  if (network === "offline") line.offline();
  else line.online();
}
