import { loadavg } from "node:os";
import { inTurns } from "../../load/in-turns.ts";
import type { Throughput } from "../../load/realtime/drive.ts";
import type { Load, StartedLoad } from "../../load/realtime/load.ts";
import { cpuSeconds } from "../../measure/cpu-seconds.ts";

import { processTree } from "../../processes/process-tree.ts";
import type { Contender } from "./contender.ts";

export type FanOut = {
  documents: number;
  clientsPerDocument: number;
  updatesPerSecond: number;
  /** Updates under way in the first step; each further one has four times as many. */
  leastUnderWay: number;
  rounds: number;
};

/** What one contender came to; one figure a round. */
export type FanOutFigures = {
  deliveriesPerSecond: number[];
  p50Ms: number[];
  p99Ms: number[];
  cpuMicroseconds: number[];
  /** Without what the server started, its database. */
  ownCpuMicroseconds: number[];
  loadUtilisation: number[];
};

const [saturationMs, rateMs] = [2_000, 6_000];
/** A step that brings less than this is no growth. */
const growth = 1.05;
const factor = 4;
const mostUnderWay = 16_384;
const documentsRead = 3;

/** Saturation, and an even rate, for each contender in turns; each turn begins with new documents and new clients. */
export async function measureFanOut(
  fanOut: FanOut,
  contenders: readonly Contender[],
  { load }: StartedLoad,
  progress: (text: string) => void,
): Promise<ReadonlyMap<Contender, FanOutFigures>> {
  const figures = new Map(contenders.map((one) => [one, noFigures()]));
  await inTurns(fanOut.rounds, contenders, async (one) => {
    const its = figures.get(one) ?? noFigures();
    const documents = await one.newDocuments(fanOut.documents);
    await load.open({ target: one.target, documents, clientsPerDocument: fanOut.clientsPerDocument });
    const cpu = await cpuOf(one.pid);
    const { updatesPerSecond } = fanOut;
    const even = await load.typeAtRate({ updatesPerSecond, durationMs: rateMs });
    const used = await cpu();
    const { deliveries } = even;
    its.p50Ms.push(even.p50Ms);
    its.p99Ms.push(even.p99Ms);
    its.cpuMicroseconds.push((used.all / deliveries) * 1e6);
    its.ownCpuMicroseconds.push((used.own / deliveries) * 1e6);
    const saturated = await saturate(load, fanOut.leastUnderWay);
    its.deliveriesPerSecond.push(saturated.best.deliveriesPerSecond);
    its.loadUtilisation.push(saturated.best.utilisation);
    await load.assertConverged({ target: one.target, documents: documents.slice(0, documentsRead) });
    await load.close(null);
    progress(
      `${one.name}: p50 ${even.p50Ms.toFixed(2)} ms, p99 ${even.p99Ms.toFixed(2)} ms at ${updatesPerSecond}/s; ` +
        `deliveries/s by updates under way: ${saturated.steps.join(", ")}; ` +
        `load busy ${Math.round(saturated.best.utilisation * 100)} %; machine ${loadavg()[0]?.toFixed(1)}`,
    );
  });
  return figures;
}

async function saturate(load: Load, leastUnderWay: number): Promise<{ best: Throughput; steps: string[] }> {
  let best: Throughput = { deliveriesPerSecond: 0, updatesPerSecond: 0, utilisation: 0, early: 0 };
  const steps: string[] = [];
  let steady = 0;
  for (let updates = leastUnderWay; updates <= mostUnderWay && steady < 2; updates *= factor) {
    const step = await load.keepUnderWay({ updates, durationMs: saturationMs });
    steps.push(`${updates}: ${Math.round(step.deliveriesPerSecond).toLocaleString("en")}`);
    steady = step.deliveriesPerSecond < best.deliveriesPerSecond * growth ? steady + 1 : 0;
    if (step.deliveriesPerSecond > best.deliveriesPerSecond) best = step;
  }
  return { best, steps };
}

/** CPU seconds from now on: of the server's process, and with everything it started. What of that has ended by then counts nothing. */
export async function cpuOf(pid: number): Promise<() => Promise<{ own: number; all: number }>> {
  const before = await secondsEach(pid);
  return async () => {
    const used = [...(await secondsEach(pid))].map(([each, seconds]) => seconds - (before.get(each) ?? 0));
    return { own: used[0] ?? 0, all: used.reduce((sum, each) => sum + each, 0) };
  };
}

/** By process, the server's own first. */
async function secondsEach(pid: number): Promise<Map<number, number>> {
  const tree = await processTree(pid);
  return new Map(await Promise.all(tree.map(async (each) => [each, await cpuSeconds([each])] as const)));
}

function noFigures(): FanOutFigures {
  return {
    deliveriesPerSecond: [],
    p50Ms: [],
    p99Ms: [],
    cpuMicroseconds: [],
    ownCpuMicroseconds: [],
    loadUtilisation: [],
  };
}
