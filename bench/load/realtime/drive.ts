import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { percentile } from "../../measure/median.ts";
import type { Swarm } from "./swarm.ts";

const warmUpMs = 1_000;
const drainWithinMs = 60_000;

export type Throughput = {
  deliveriesPerSecond: number;
  updatesPerSecond: number;
  /** Of this process's event loop while it was measured: near 1, the load and not the server was the limit. */
  utilisation: number;
  /** Of all, those that came before what they follow. */
  early: number;
};

/** Keeps `updates` of them under way, each until everybody has it; all have arrived when this returns. */
export async function keepUnderWay(swarm: Swarm, updates: number, durationMs: number): Promise<Throughput> {
  const most = updates * swarm.deliveriesPerUpdate;
  let state: "idle" | "due" | "over" = "idle";
  const fill = () => {
    if (state === "over") return;
    state = "idle";
    while (swarm.expected - swarm.delivered < most) swarm.type();
  };
  swarm.onDelivered = () => {
    if (state !== "idle") return;
    state = "due";
    setImmediate(fill);
  };
  fill();
  await delay(warmUpMs);
  const before = { at: performance.now(), delivered: swarm.delivered, sent: swarm.sent };
  const utilisation = performance.eventLoopUtilization();
  await delay(durationMs);
  const seconds = (performance.now() - before.at) / 1_000;
  const result = {
    deliveriesPerSecond: (swarm.delivered - before.delivered) / seconds,
    updatesPerSecond: (swarm.sent - before.sent) / seconds,
    utilisation: performance.eventLoopUtilization(utilisation).utilization,
    early: swarm.early,
  };
  state = "over";
  await drain(swarm);
  return result;
}

export type Latencies = {
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
  /** All there were, with those of the warm-up. */
  deliveries: number;
  utilisation: number;
};

/** Types evenly, so many characters a second in total, and gives how long each took to each client. */
export async function typeAtRate(swarm: Swarm, updatesPerSecond: number, durationMs: number): Promise<Latencies> {
  const sentAt = swarm.members.map(() => new Map<number, number>());
  const latencies: number[] = [];
  swarm.onDelivered = (ticks) => {
    const now = performance.now();
    for (const { writer, clock, count } of ticks) {
      for (let at = clock; at < clock + count; at += 1) {
        const sent = sentAt[writer]?.get(at);
        if (sent !== undefined) latencies.push(now - sent);
      }
    }
  };
  const typeFor = async (forMs: number, note: (typed: { writer: number; clock: number }, at: number) => void) => {
    const startAt = performance.now();
    for (let due = 0; due < forMs; due += 1_000 / updatesPerSecond) {
      const waitMs = due - (performance.now() - startAt);
      if (waitMs > 0) await delay(waitMs);
      const at = performance.now();
      note(swarm.type(), at);
    }
  };
  const before = swarm.delivered;
  // Everybody has typed once when the measuring begins: who comes into a document is dearer than who is there.
  await typeFor((swarm.members.length / updatesPerSecond) * 1_000, () => undefined);
  const utilisation = performance.eventLoopUtilization();
  await typeFor(durationMs, ({ writer, clock }, at) => void sentAt[writer]?.set(clock, at));
  const { utilization } = performance.eventLoopUtilization(utilisation);
  await drain(swarm);
  return {
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    worstMs: percentile(latencies, 1),
    deliveries: swarm.delivered - before,
    utilisation: utilization,
  };
}

async function drain(swarm: Swarm): Promise<void> {
  const late = performance.now() + drainWithinMs;
  for (;;) {
    swarm.assertWhole();
    if (swarm.delivered === swarm.expected) return;
    if (performance.now() > late) throw new Error(`${swarm.expected - swarm.delivered} deliveries never came`);
    await delay(5);
  }
}
