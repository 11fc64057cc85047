import { median } from "../../measure/median.ts";
import type { Row } from "../../row.ts";
import { compare } from "./compare.ts";
import type { Contender } from "./contender.ts";
import { cpuOf } from "./measure-fan-out.ts";
import { withEverybody, type Everybody } from "./with-everybody.ts";

const [edits, editsPerUpdate, loads] = [260_000, 10, 5];

type Figures = { syncedMs: number[]; receivedMs: number[]; cpuMs: number[] };
type Large = Awaited<ReturnType<Everybody["load"]["load"]["writeLarge"]>>;

/** A text of 260,000 edits, opened by who has nothing of it. */
export const largeDocument: Row = {
  name: "realtime-large",
  run: (options) =>
    withEverybody(options, async ({ ours, peers, load, restartCloud }) => {
      const warm = new Map<Contender, Figures>();
      let cold: Figures | null = null;
      for (const one of [ours, ...peers]) {
        options.progress(`${edits} edits to ${one.name}`);
        const [document = ""] = await one.newDocuments(1);
        const large = await load.load.writeLarge({ target: one.target, document, edits, editsPerUpdate });
        warm.set(one, await time(one, { load, document, large, times: loads }));
        if (one === ours) {
          options.progress("the same after a restart");
          cold = await time(await restartCloud(), { load, document, large, times: 1 });
        }
        await load.load.close(null);
      }
      return {
        measurements: [
          ...lines(warm),
          ...(cold === null
            ? []
            : [
                {
                  what: "the same, first after a restart: until Yjs has it",
                  unit: "ms" as const,
                  ours: median(cold.syncedMs),
                },
              ]),
        ],
        notes: [
          "260,000 single edits, three in ten deletions, in 26,000 updates; the same for all, and what comes is compared. The time begins with the upgrade and ends when Yjs has the text; the median of five.",
          "The peers have it in memory, and nothing of it after a restart.",
        ],
      };
    }),
};

type Loading = { load: Everybody["load"]; document: string; large: Large; times: number };

async function time(one: Contender, { load: { load }, document, large, times }: Loading): Promise<Figures> {
  const figures: Figures = { syncedMs: [], receivedMs: [], cpuMs: [] };
  for (let index = 0; index < times; index += 1) {
    const cpu = await cpuOf(one.pid);
    const { receivedMs, syncedMs } = await load.timeLoading({ target: one.target, document, large });
    figures.cpuMs.push((await cpu()).all * 1_000);
    figures.receivedMs.push(receivedMs);
    figures.syncedMs.push(syncedMs);
  }
  return figures;
}

function lines(figures: ReadonlyMap<Contender, Figures>) {
  const setting = "document of 260,000 edits";
  return [
    ...compare(figures, {
      what: `${setting}: until Yjs has it`,
      unit: "ms",
      of: ({ syncedMs }) => syncedMs,
      best: "least",
    }),
    ...compare(figures, {
      what: `${setting}: until all has come`,
      unit: "ms",
      of: ({ receivedMs }) => receivedMs,
      best: "least",
    }),
    ...compare(figures, {
      what: `${setting}: CPU time of the server`,
      unit: "ms",
      of: ({ cpuMs }) => cpuMs,
      best: "least",
    }),
  ];
}
