import type { Row } from "../../row.ts";
import { compare } from "./compare.ts";
import type { Contender } from "./contender.ts";
import { measureFanOut, type FanOut, type FanOutFigures } from "./measure-fan-out.ts";
import { withEverybody } from "./with-everybody.ts";

const oneDocument = { documents: 1, clientsPerDocument: 300, updatesPerSecond: 100, leastUnderWay: 64, rounds: 2 };
const manyDocuments = {
  documents: 1_000,
  clientsPerDocument: 3,
  updatesPerSecond: 1_000,
  leastUnderWay: 256,
  rounds: 1,
};

/** One document with 300 clients, and 1,000 documents with three each. */
export const realtime: Row = {
  name: "realtime",
  run: (options) =>
    withEverybody(options, async ({ ours, multiplexed, peers, load }) => {
      const contenders = [ours, multiplexed, ...peers];
      const one = await measureFanOut(oneDocument, contenders, load, options.progress);
      const many = await measureFanOut(manyDocuments, contenders, load, options.progress);
      return {
        measurements: [
          ...linesOf("1 document × 300 clients", oneDocument, one),
          ...linesOf("1,000 documents × 3 clients", manyDocuments, many),
        ],
        notes: [
          "A delivery is one update of one character that reached one client other than its writer, counted by what was decoded; a merged message counts the updates in it. Afterwards every character is there.",
          "Saturation: as many updates are kept under way, four times as many each step, until it no longer grows; an update is under way until all have it.",
          "Ours writes every update to PostgreSQL; the peers keep theirs in memory only and lose them when they end. CPU time includes PostgreSQL.",
          `The load's own process was busy at saturation: ${busy(one)}.`,
        ],
      };
    }),
};

function linesOf(setting: string, fanOut: FanOut, figures: ReadonlyMap<Contender, FanOutFigures>) {
  const isFloor = fanOut.documents === 1;
  const rate = `${setting}, ${fanOut.updatesPerSecond.toLocaleString("en")} updates/s`;
  return [
    ...compare(figures, {
      what: `${setting}, saturated`,
      unit: "deliveries/s",
      of: ({ deliveriesPerSecond }) => deliveriesPerSecond,
      best: "most",
      ...(isFloor && { floor: { of: "ratio", is: "at least", bound: 1.2 } }),
    }),
    ...compare(figures, {
      what: `${rate}: 99th percentile`,
      unit: "ms",
      of: ({ p99Ms }) => p99Ms,
      best: "least",
      ...(isFloor && { floor: { of: "ratio", is: "at most", bound: 1 } }),
    }),
    ...compare(figures, { what: `${rate}: median`, unit: "ms", of: ({ p50Ms }) => p50Ms, best: "least" }),
    ...compare(figures, {
      what: `${rate}: CPU per delivery`,
      unit: "µs",
      of: ({ cpuMicroseconds }) => cpuMicroseconds,
      best: "least",
    }),
    ...compare(figures, {
      what: `${rate}: CPU per delivery, the server's own process`,
      unit: "µs",
      of: ({ ownCpuMicroseconds }) => ownCpuMicroseconds,
      best: "least",
    }),
  ];
}

function busy(figures: ReadonlyMap<Contender, FanOutFigures>): string {
  return [...figures]
    .map(([{ name }, { loadUtilisation }]) => `${Math.round(Math.max(...loadUtilisation) * 100)} % (${name})`)
    .join(", ");
}
