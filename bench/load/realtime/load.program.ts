import { assertConverged } from "./assert-converged.ts";
import { keepUnderWay, typeAtRate } from "./drive.ts";
import type { Load, LoadAnswer, LoadCall } from "./load.ts";
import { countKept, measureDurable } from "./measure-durable.ts";
import { sendPast } from "./send-past.ts";
import { openSwarm, type Swarm } from "./swarm.ts";
import { timeLoading } from "./time-loading.ts";
import { typeOnce } from "./type-once.ts";
import { writeLarge } from "./write-large.ts";

/** The load's side in a process of its own: does one call at a time, as its parent sends them. */
let swarm: Swarm | null = null;
let leaveLarge: (() => Promise<void>) | null = null;

function theSwarm(): Swarm {
  if (swarm === null) throw new Error("no swarm is open");
  return swarm;
}

const load: Load = {
  async open({ target, documents, clientsPerDocument }) {
    swarm = await openSwarm(target, documents, clientsPerDocument);
  },
  keepUnderWay: ({ updates, durationMs }) => keepUnderWay(theSwarm(), updates, durationMs),
  typeAtRate: ({ updatesPerSecond, durationMs }) => typeAtRate(theSwarm(), updatesPerSecond, durationMs),
  typeOnce: ({ characters }) => typeOnce(theSwarm(), characters),
  assertConverged: ({ target, documents }) => assertConverged(target, theSwarm(), documents),
  async close() {
    await Promise.all([swarm?.close(), leaveLarge?.()]);
    [swarm, leaveLarge] = [null, null];
  },
  sendPast,
  async writeLarge(input) {
    const { large, leave } = await writeLarge(input);
    leaveLarge = leave;
    return large;
  },
  timeLoading,
  measureDurable,
  countKept,
};

async function answer({ id, name, input }: LoadCall): Promise<LoadAnswer> {
  try {
    // The names and what belongs to each were checked where the call was made.
    const result = await (load[name] as (input: unknown) => Promise<unknown>)(input);
    return { id, result: result ?? null };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", (call: LoadCall) => void answer(call).then((result) => process.send?.(result)));
process.once("disconnect", () => process.exit(0));
