import { createMemoryCloud, services as shipped, type Service } from "@mows/server-apis/memory";
import { takeDatabase } from "./database/take-database.ts";
import type { Clock } from "./test-clock.ts";
import { TestCloud } from "./test-cloud.ts";

export interface TestCloudOptions {
  /** The cloud's time, for example of `createTestClock()`; the system's by default. */
  clock?: Clock;
  /**
   * Makes every id follow from this and from what was made before it: one seed and the same calls, one after another, give the same
   * people, files and grants their ids again. Random by default. Tokens are random all the same.
   */
  seed?: string | number;
  /**
   * What to run, in the order of starting: what MOWS ships by default. `{ ...shipped, mine }` tests a service of one's own.
   * @internal
   */
  services?: Record<string, () => Promise<Service>>;
}

/**
 * A whole cloud in this program: the real gateway, edge and services over a PostgreSQL in memory, reached through `fetch`. The first one
 * takes part of a second, the next one after it a few milliseconds. As many at once as there is memory for.
 * @example
 * await using cloud = await createTestCloud();
 * const ada = await cloud.user("ada");
 */
export async function createTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const { services = shipped, ...given } = options;
  const loading = Promise.all(Object.values(services).map((load) => load()));
  const { db, giveBack } = await takeDatabase(loading);
  try {
    const memory = await createMemoryCloud({ ...given, db, services: await loading });
    return new TestCloud(memory, async () => {
      await memory.stop();
      await giveBack();
    });
  } catch (cause) {
    await giveBack();
    throw cause;
  }
}
