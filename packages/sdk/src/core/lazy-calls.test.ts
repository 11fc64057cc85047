import { describe, expect, it } from "vitest";
import { createFileCalls } from "../files/file-calls.ts";
import { laterNames } from "../files/later-files.ts";
import { lazyCalls } from "./lazy-calls.ts";
import { MowsError } from "./mows-error.ts";
import type { QueryFactory } from "./query-factory.ts";
import { createTransport } from "./transport.ts";

interface Weather {
  readonly today: QueryFactory<{ place: string }, string>;
}
const names = { queries: ["today"], lists: [], mutations: [] } as const;

describe("calls that are loaded later", () => {
  it("are factories before they are there", async () => {
    let loads = 0;
    const load = async () => {
      loads++;
      return { today: async ({ place }: { place: string }) => `rain in ${place}` };
    };
    const { today } = lazyCalls<Weather>("weather", load, names);
    expect(today.queryKey({ place: "Bergen" })).toEqual(["mows", "weather", "today", { place: "Bergen" }]);
    expect(loads).toBe(0);
    await expect(today({ place: "Bergen" })).resolves.toBe("rain in Bergen");
  });

  it("fail as the network does where the code cannot be loaded", async () => {
    const load = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
    const { today } = lazyCalls<Weather>("weather", load, names);
    await expect(today({ place: "Bergen" })).rejects.toBeInstanceOf(MowsError);
  });

  it("of files are all named", () => {
    const calls = createFileCalls(createTransport("http://cloud.test", fetch, () => undefined));
    expect(Object.values(laterNames).flat().toSorted()).toEqual(Object.keys(calls).toSorted());
  });
});
