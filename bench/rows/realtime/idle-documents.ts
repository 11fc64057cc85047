import { setTimeout as delay } from "node:timers/promises";
import type { StartedLoad } from "../../load/realtime/load.ts";
import { proportionalBytes } from "../../measure/memory.ts";
import type { Row } from "../../row.ts";
import { compare } from "./compare.ts";
import type { Contender } from "./contender.ts";
import { withEverybody } from "./with-everybody.ts";

const [documents, warmUpDocuments, characters] = [10_000, 500, 1_000];
/** Longer than an idle document of ours stays in memory (30 s), so that it is asked after. */
const [settleMs, goneMs] = [5_000, 40_000];

type Figures = { openKilobytes: number[]; leftKilobytes: number[] };

/** 10,000 documents of 1,000 characters, first with one idle client each, then with nobody. */
export const idleDocuments: Row = {
  name: "realtime-idle",
  run: (options) =>
    withEverybody(options, async ({ ours, peers, load }) => {
      const contenders = [ours, ...peers];
      const figures = new Map<Contender, Figures>();
      const before = new Map<Contender, number>();
      for (const one of contenders) {
        options.progress(`${documents} documents to ${one.name}`);
        await visit(one, load, warmUpDocuments);
        await load.load.close(null);
        await delay(settleMs);
        const beforeBytes = await proportionalBytes([one.pid]);
        before.set(one, beforeBytes);
        await visit(one, load, documents);
        await delay(settleMs);
        figures.set(one, { openKilobytes: [await perDocument(one, beforeBytes)], leftKilobytes: [] });
        await load.load.close(null);
      }
      await delay(goneMs);
      for (const [one, its] of figures) its.leftKilobytes.push(await perDocument(one, before.get(one) ?? 0));
      return {
        measurements: [
          ...compare(figures, {
            what: "10,000 documents, an idle client each: memory per document and client",
            unit: "KB",
            of: ({ openKilobytes }) => openKilobytes,
            best: "least",
          }),
          ...compare(figures, {
            what: "the same, 40 s after everybody has left",
            unit: "KB",
            of: ({ leftKilobytes }) => leftKilobytes,
            best: "least",
          }),
        ],
        notes: [
          "Memory (PSS) of the server's process above what it was after a warm-up with 500 documents. Each document has 1,000 characters; each client a socket of its own.",
        ],
      };
    }),
};

async function visit(one: Contender, { load }: StartedLoad, count: number): Promise<void> {
  await load.open({ target: one.target, documents: await one.newDocuments(count), clientsPerDocument: 1 });
  await load.typeOnce({ characters });
}

async function perDocument(one: Contender, beforeBytes: number): Promise<number> {
  return ((await proportionalBytes([one.pid])) - beforeBytes) / documents / 1024;
}
