import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { undoOnce } from "../../processes/clean-up.ts";
import { projectNode } from "../../project-root.ts";
import type { Latencies, Throughput } from "./drive.ts";
import type { DurableInput, DurableResult } from "./measure-durable.ts";
import type { SendPastInput } from "./send-past.ts";
import type { SwarmTarget } from "./swarm.ts";
import type { LoadingTimes } from "./time-loading.ts";
import type { Large, LargeInput } from "./write-large.ts";

/** What the load's process does, a call at a time; `open` makes the swarm that the next ones are about. */
export type Load = {
  open(input: { target: SwarmTarget; documents: readonly string[]; clientsPerDocument: number }): Promise<void>;
  keepUnderWay(input: { updates: number; durationMs: number }): Promise<Throughput>;
  typeAtRate(input: { updatesPerSecond: number; durationMs: number }): Promise<Latencies>;
  typeOnce(input: { characters: number }): Promise<void>;
  assertConverged(input: { target: SwarmTarget; documents: readonly string[] }): Promise<void>;
  close(input: null): Promise<void>;
  /** Bytes by which the server's memory went above what it was. */
  sendPast(input: SendPastInput): Promise<number>;
  writeLarge(input: LargeInput): Promise<Large>;
  timeLoading(input: { target: SwarmTarget; document: string; large: Large }): Promise<LoadingTimes>;
  measureDurable(input: DurableInput): Promise<DurableResult>;
  /** How many of the acknowledged updates are there. */
  countKept(input: { target: SwarmTarget; acknowledged: DurableResult["acknowledged"] }): Promise<number>;
};

export type LoadCall = { id: number; name: keyof Load; input: unknown };
export type LoadAnswer = { id: number; result: unknown } | { id: number; failure: string };

/** The load in a process of its own. */
export type StartedLoad = AsyncDisposable & { pid: number; load: Load };

export function startLoad(): StartedLoad {
  const child = fork(join(import.meta.dirname, "load.program.ts"), { execPath: projectNode, execArgv: [] });
  const ended = once(child, "exit");
  const waiting = new Map<number, (answer: LoadAnswer) => void>();
  child.on("message", (answer: LoadAnswer) => waiting.get(answer.id)?.(answer));
  child.once("exit", (code) => {
    for (const [id, tell] of waiting) tell({ id, failure: `the load ended with ${code}` });
  });
  let calls = 0;
  const call = async (name: keyof Load, input: unknown): Promise<unknown> => {
    const id = (calls += 1);
    const answer = await new Promise<LoadAnswer>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, name, input } satisfies LoadCall);
    });
    waiting.delete(id);
    if ("failure" in answer) throw new Error(`${name}: ${answer.failure}`);
    return answer.result;
  };
  const stop = undoOnce(async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  // Each method is its call by the same name; the program's own table is checked against the same type.
  const load = new Proxy({} as Load, { get: (_, name) => (input: unknown) => call(name as keyof Load, input) });
  return { pid: child.pid ?? 0, load, [Symbol.asyncDispose]: stop };
}
