import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser/launch-browser.ts";
import { scrollToEnd, type Scrolling } from "../browser/scroll-to-end.ts";
import { untilPainted } from "../browser/until-painted.ts";
import { openAppSession, type AppSession } from "../cloud/open-app-session.ts";
import { plantMusic } from "../cloud/plant-music.ts";
import { connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { median } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const tracks = 20_000;
const opens = 5;

/** A person opens their music: Cadence as built, in a browser, signed in, with a large library. */
export const music: Row = {
  name: "music",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    progress(`planting ${tracks} tracks`);
    await using database = connectDatabase(cloud);
    await plantMusic(database, session, tracks);
    await using browser = await launchBrowser();
    await using context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await signIn(context, session);
    const url = `${session.headers["origin"]}/tracks`;

    progress("opening once, to fill the browser's cache");
    await open(context, url, async () => undefined);
    const openedAfterMs: number[] = [];
    for (let round = 1; round <= opens; round += 1) {
      progress(`opening, ${round} of ${opens}`);
      await open(context, url, async (_page, ms) => void openedAfterMs.push(ms));
    }
    progress("scrolling to the end");
    const scrolled = await open(context, url, (page) => scrollToEnd(page));
    if (scrolled.lastRow !== tracks) throw new Error(`the list ended at row ${scrolled.lastRow}`);
    return { measurements: measurements(median(openedAfterMs), scrolled), notes };
  },
};

const notes = [
  "From the navigation's start to the frame with the list's first rows, in a new tab with a warm cache. Scrolled by wheel, once a frame.",
];

function measurements(openedAfterMs: number, { framesPerSecond, longestFrameMs }: Scrolling) {
  const what = `Cadence, ${tracks.toLocaleString("en")} tracks`;
  return [
    {
      what: `${what}, opened`,
      unit: "ms",
      ours: openedAfterMs,
      floor: { of: "ours", is: "at most", bound: 1_000 },
    },
    {
      what: `${what}, scrolled from end to end`,
      unit: "frames/s",
      ours: framesPerSecond,
      floor: { of: "ours", is: "at least", bound: 59 },
    },
    { what: `${what}, longest frame while scrolling`, unit: "ms", ours: longestFrameMs },
  ] as const;
}

/** The cookie that the bench's session came with. */
async function signIn(context: BrowserContext, { headers }: AppSession): Promise<void> {
  const [name = "", value = ""] = (headers["cookie"] ?? "").split("=");
  const { hostname } = new URL(headers["origin"] ?? "");
  await context.addCookies([{ name, value, domain: hostname, path: "/", httpOnly: true, sameSite: "Lax" }]);
}

async function open<T>(
  context: BrowserContext,
  url: string,
  visit: (page: Page, openedAfterMs: number) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    return await visit(page, await untilPainted(page, url));
  } finally {
    await page.close();
  }
}
