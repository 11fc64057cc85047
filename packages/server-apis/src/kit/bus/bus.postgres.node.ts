import type pg from "pg";
import type { Log } from "../telemetry/log.ts";
import { createMemoryBus } from "./bus.memory.ts";
import type { Bus, Topic } from "./bus.ts";

const channel = "mows_bus";
const topics: ReadonlySet<string> = new Set<Topic>(["apps", "changes", "jobs", "picks", "rights"]);
const reconnectAfterMs = 1_000;

/**
 * The bus of a cloud that may be several processes: PostgreSQL's NOTIFY, sent after the commit on a connection of its own, never
 * inside a writing transaction (where it would take a lock through the commit), and at most once per topic and round trip however
 * many writes there are. Listeners in this process are woken at once. After a lost connection every topic is published, since
 * wakes may have been missed.
 */
export function createPostgresBus(pool: pg.Pool, log: Log): Bus {
  const local = createMemoryBus();
  const pending = new Set<Topic>();
  let client: pg.PoolClient | null = null;
  let connecting: Promise<void> | null = null;
  let flushing = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(): void {
    client = null;
    if (closed) return;
    timer = setTimeout(connect, reconnectAfterMs);
    timer.unref();
  }

  function connect(): void {
    if (client !== null || connecting !== null || closed) return;
    connecting = listen().finally(() => (connecting = null));
  }

  async function listen(): Promise<void> {
    try {
      const fresh = await pool.connect();
      let held = true;
      // A connection may fail twice, by its own error and by that of its query: it is given back once.
      const lose = (error: Error): void => {
        if (!held || closed) return;
        held = false;
        log.warn({ error: error.message }, "the bus lost its connection");
        fresh.release(error);
        later();
      };
      fresh.on("error", lose);
      fresh.on("notification", (message) => {
        if (message.processId !== ownProcessId(fresh) && topics.has(message.payload ?? ""))
          local.publish(message.payload as Topic);
      });
      await fresh.query(`listen ${channel}`).then(() => (client = fresh), lose);
      if (client === null) return;
      for (const topic of topics) local.publish(topic as Topic);
      void flush();
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "the bus could not connect");
      later();
    }
  }

  async function flush(): Promise<void> {
    if (client === null || flushing) return;
    flushing = true;
    try {
      while (pending.size > 0 && client !== null) {
        const [topic] = pending;
        pending.delete(topic as Topic);
        await client.query("select pg_notify($1, $2)", [channel, topic]);
      }
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "the bus could not notify");
    } finally {
      flushing = false;
    }
  }

  connect();
  return {
    publish(topic) {
      local.publish(topic);
      pending.add(topic);
      void flush();
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    async close() {
      closed = true;
      clearTimeout(timer);
      // A connection that is just being made would keep the pool from ending.
      await connecting;
      client?.release(true);
      client = null;
      await local.close();
    },
  };
}

/** The server process behind this connection: its own notifications come back to it and are not news. */
function ownProcessId(client: pg.PoolClient): number | undefined {
  return (client as unknown as { processID?: number }).processID;
}
