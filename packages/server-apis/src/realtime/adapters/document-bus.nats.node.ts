import { connect, type NatsConnection, type Subscription } from "@nats-io/transport-node";
import type { Log } from "../../kit/telemetry/log.ts";
import type { DocumentBus } from "../domain/hub/document-bus.ts";
import { createMemoryDocumentBus } from "./document-bus.memory.ts";

/** A connection that says nothing for this long is given up: a cut cable is noticed no sooner. */
const pingIntervalMs = 2_000;
const maximumPingsOut = 2;
const reconnectAfterMs = 250;
const connectWithinMs = 5_000;
const connectionOptions = {
  name: "mows",
  noEcho: true,
  maxReconnectAttempts: -1,
  ignoreAuthErrorAbort: true,
  reconnectTimeWait: reconnectAfterMs,
  pingInterval: pingIntervalMs,
  maxPingOut: maximumPingsOut,
  timeout: connectWithinMs,
};
/** How often listeners look at the table while no message can come. */
const lookEveryMs = 1_000;
/** NATS takes 1 MiB by default, headers included; larger messages are for the table. */
const maximumMessageBytes = 512 * 1024;

export type NatsDocumentBusOptions = {
  /** `nats://user:password@host:4222`; several, separated by commas, for a cluster. */
  url: string;
  /** Before every subject, so that clouds may share a NATS: `mows.example_org`. */
  prefix: string;
  log: Log;
};

/**
 * The bus of a cloud of several processes: core NATS, where only those who subscribed to a subject get its messages. Without NATS everything
 * goes on, and listeners are told once a second that messages may have been missed, so that what the table has arrives later, not never. The
 * processes' own messages do not take the way through NATS.
 */
export function createNatsDocumentBus({ url, prefix, log }: NatsDocumentBusOptions): DocumentBus {
  const local = createMemoryDocumentBus();
  const listeners = new Map<string, { count: number; remote: Subscription | null }>();
  const resumed = new Set<() => void>();
  let connection: NatsConnection | null = null;
  let isUp = false;
  let stopping = false;
  let looking: ReturnType<typeof setInterval> | undefined;

  const look = () => {
    for (const listener of resumed) listener();
  };

  function down(): void {
    isUp = false;
    if (stopping || looking !== undefined) return;
    looking = setInterval(look, lookEveryMs);
    looking.unref();
  }

  function up(): void {
    isUp = true;
    clearInterval(looking);
    looking = undefined;
    look();
  }

  function listenTo(subject: string): Subscription | null {
    return (
      connection?.subscribe(`${prefix}.${subject}`, {
        callback: (error, message) => {
          if (error === null) local.publish(subject, message.data);
        },
      }) ?? null
    );
  }

  /** Null once the bus stops. The client's own way of waiting for the first connection cannot be ended. */
  async function firstConnection(): Promise<NatsConnection | null> {
    for (let told = false; !stopping;) {
      try {
        return await connect({ servers: url.split(","), ...connectionOptions });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (!told) log.warn({ error: reason }, "NATS is away; documents go on by way of the database");
        told = true;
        await new Promise<void>((resolve) => setTimeout(resolve, reconnectAfterMs).unref());
      }
    }
    return null;
  }

  async function run(): Promise<void> {
    const opened = await firstConnection();
    if (stopping) await opened?.close();
    if (stopping || opened === null) return;
    connection = opened;
    for (const [subject, entry] of listeners) entry.remote = listenTo(subject);
    up();
    for await (const status of opened.status()) {
      if (status.type === "disconnect" || status.type === "staleConnection") {
        if (isUp && !stopping) log.warn({}, "NATS is away; documents go on by way of the database");
        down();
      } else if (status.type === "reconnect") up();
      else if (status.type === "error") log.warn({ error: status.error.message }, "NATS refused something");
    }
  }

  down();
  const running = run();

  return {
    publish(subject, message) {
      local.publish(subject, message);
      // What would wait for the connection would arrive too late to be of use, and be held in memory until then.
      if (isUp && message.length <= maximumMessageBytes) connection?.publish(`${prefix}.${subject}`, message);
    },
    subscribe(subject, listener) {
      const endLocal = local.subscribe(subject, listener);
      const entry = listeners.get(subject) ?? { count: 0, remote: listenTo(subject) };
      listeners.set(subject, entry);
      entry.count += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        endLocal();
        entry.count -= 1;
        if (entry.count > 0) return;
        listeners.delete(subject);
        entry.remote?.unsubscribe();
      };
    },
    onResumed(listener) {
      resumed.add(listener);
      return () => void resumed.delete(listener);
    },
    async stop() {
      stopping = true;
      isUp = false;
      clearInterval(looking);
      await local.stop();
      await connection?.close();
      await running;
    },
  };
}
