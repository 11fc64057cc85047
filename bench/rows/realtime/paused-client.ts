import { setTimeout as delay } from "node:timers/promises";
import type { Row } from "../../row.ts";
import { compare } from "./compare.ts";
import type { Contender } from "./contender.ts";
import { withEverybody } from "./with-everybody.ts";

const updateBytes = 64 * 1024;
const updates = 2_030;
const quietMs = 30_000;
const mebibyte = 2 ** 20;

type Figures = { paused: number[]; reading: number[] };

/** What a server keeps for a client that is there and reads nothing while others write 133 MB. */
export const pausedClient: Row = {
  name: "realtime-paused",
  run: (options) =>
    withEverybody(options, async ({ ours, multiplexed, peers, load: { load } }) => {
      const figures = new Map<Contender, Figures>();
      for (const one of [ours, ...peers]) {
        const send = async (paused: boolean) => {
          options.progress(`133 MB past a ${paused ? "paused" : "reading"} client of ${one.name}`);
          const [document = ""] = await one.newDocuments(1);
          // What a server still does about the document before, such as compacting it, is not this one's.
          await delay(quietMs);
          const bytes = await load.sendPast({
            target: one.target,
            writerTarget: one === ours ? multiplexed.target : one.target,
            document,
            updates,
            updateBytes,
            paused,
            serverPid: one.pid,
          });
          return bytes / mebibyte;
        };
        // The first is for warming up: it grows the server's heap to what this traffic takes in any case.
        await send(false);
        figures.set(one, { reading: [await send(false)], paused: [await send(true)] });
      }
      return {
        measurements: [
          ...compare(figures, {
            what: "133 MB sent past a paused client: growth of the server",
            unit: "MB",
            of: ({ paused }) => paused,
            floor: { of: "ours", is: "at most", bound: 10 },
            best: "least",
          }),
          ...compare(figures, {
            what: "the same with the client reading",
            unit: "MB",
            of: ({ reading }) => reading,
            best: "least",
          }),
        ],
        notes: [
          "2,030 updates of 64 KB, each another value of one key, so that the document stays small. Growth: the highest resident memory while they are sent, above what it was just before, after the same once for warming up. In the end the client reads on and has the last value.",
        ],
      };
    }),
};
