import { unref } from "../../../kit/unref.ts";

/** Tells when sockets that were behind have caught up. Looks only while one is: nothing else tells it of a browser's interface. */
export type DrainWatch = {
  /** `run` is called once, when less than the low watermark waits in the socket. */
  whenDrained(socket: { readonly bufferedAmount: number }, run: () => void): void;
  /** Forgets what waits for this socket. */
  forget(socket: { readonly bufferedAmount: number }): void;
  readonly behindCount: number;
};

const lookEveryMs = 20;

export function createDrainWatch(lowWatermarkBytes: number): DrainWatch {
  const waiting = new Map<{ readonly bufferedAmount: number }, (() => void)[]>();
  let timer: ReturnType<typeof setInterval> | null = null;

  function look(): void {
    for (const [socket, runs] of waiting) {
      if (socket.bufferedAmount >= lowWatermarkBytes) continue;
      waiting.delete(socket);
      for (const run of runs) run();
    }
    rest();
  }

  function rest(): void {
    if (waiting.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    whenDrained(socket, run) {
      const runs = waiting.get(socket);
      if (runs === undefined) waiting.set(socket, [run]);
      else runs.push(run);
      if (timer !== null) return;
      timer = setInterval(look, lookEveryMs);
      unref(timer);
    },
    forget(socket) {
      waiting.delete(socket);
      rest();
    },
    get behindCount() {
      return waiting.size;
    },
  };
}
