import { operationOf } from "./operation-of.ts";
import { relayBody } from "./relay-body.ts";

/** What the cloud answers, before it is on the line. */
export type Answer = Pick<Response, "status" | "headers" | "body">;

/** Which half of an exchange is lost. */
export type Lost = "request" | "answer";

/** What a socket's messages go over, both ways. */
export interface Line {
  /** Aborted when the line is cut. */
  readonly signal: AbortSignal;
  /** Does it at the other end: in a task of its own, in order, after the latency; never once the line is cut. */
  carry(act: () => void): void;
  /** Nothing goes over it any more. */
  hangUp(): void;
}

/** The network between this cloud's apps and the cloud, with the faults a test asks for. */
export class Network {
  #isOnline = true;
  #latencyMs = 0;
  readonly #drops = new Map<string, { left: number; lost: Lost }>();
  /** One for each exchange and open stream. */
  readonly #lines = new Set<AbortController>();
  #underWay = 0;
  #moved = 0;
  #quiet = Promise.withResolvers<void>();

  /** Cuts every connection, and refuses new ones until `online()`. */
  offline(): void {
    this.#isOnline = false;
    for (const line of this.#lines) line.abort(lostConnection());
    tellPage("offline");
  }

  online(): void {
    this.#isOnline = true;
    tellPage("online");
  }

  /** Every request takes this much longer. 0 at the beginning. */
  latency(ms: number): void {
    this.#latencyMs = ms;
  }

  /**
   * The next `times` requests for this operation get no answer: the name of a GraphQL operation, or what comes first below `/.mows/`,
   * such as `uploads`. By default the cloud did what was asked and its answer is lost, the case that idempotency keys are for.
   */
  drop(operation: string, times = 1, lost: Lost = "answer"): void {
    this.#drops.set(operation, { left: times, lost });
  }

  /** One exchange over this network. Rejects the way `fetch` does: with a `TypeError`, or with the reason of the caller's own signal. */
  async carry(request: Request, cloud: (request: Request) => Promise<Answer>): Promise<Response> {
    this.#begin();
    const line = new AbortController();
    this.#lines.add(line);
    const signal = AbortSignal.any([request.signal, line.signal]);
    const hangUp = () => this.#lines.delete(line);
    try {
      if (!this.#isOnline) throw lostConnection();
      const drop = this.#take(await operationOf(request));
      if (this.#latencyMs > 0) await untilAborted(signal, wait(this.#latencyMs, signal));
      if (drop === "request") throw lostConnection();
      const answer = await untilAborted(signal, cloud(new Request(request, { signal })));
      if (drop === "answer") throw lostConnection();
      return this.#respond(answer, signal, hangUp);
    } catch (thrown) {
      hangUp();
      throw thrown;
    } finally {
      this.#end();
    }
  }

  /** A line for a socket, told apart as requests are. Rejects as `carry` does. */
  async openLine(operation: string): Promise<Line> {
    this.#begin();
    const line = new AbortController();
    this.#lines.add(line);
    try {
      if (!this.#isOnline || this.#take(operation) !== null) throw lostConnection();
      if (this.#latencyMs > 0) await untilAborted(line.signal, wait(this.#latencyMs, line.signal));
      return this.#lineOf(line);
    } catch (thrown) {
      this.#lines.delete(line);
      throw thrown;
    } finally {
      this.#end();
    }
  }

  #lineOf(line: AbortController): Line {
    const { signal } = line;
    let queue: (() => void)[] = [];
    const deliver = () => {
      const due = queue;
      queue = [];
      this.#end();
      for (const act of due) if (!signal.aborted) act();
    };
    return {
      signal,
      carry: (act) => {
        if (signal.aborted) return;
        queue.push(act);
        if (queue.length > 1) return;
        this.#begin();
        setTimeout(deliver, this.#latencyMs);
      },
      hangUp: () => this.#lines.delete(line),
    };
  }

  /** Resolves when no request is under way; tells how much has happened until then, to see whether more did. */
  async quiet(): Promise<number> {
    while (this.#underWay > 0) await this.#quiet.promise;
    return this.#moved;
  }

  #take(operation: string): Lost | null {
    const drop = this.#drops.get(operation);
    if (drop === undefined || drop.left === 0) return null;
    drop.left -= 1;
    return drop.lost;
  }

  #respond({ status, headers: given, body }: Answer, signal: AbortSignal, hangUp: () => void): Response {
    // As pairs: what intercepts requests for a test looks into header objects, and not every one is the platform's.
    const headers = [...given];
    if (body === null) {
      hangUp();
      return new Response(null, { status, headers });
    }
    const chunk = () => {
      this.#moved += 1;
    };
    return new Response(relayBody(body, signal, { chunk, end: hangUp }), { status, headers });
  }

  #begin(): void {
    this.#underWay += 1;
    this.#moved += 1;
  }

  #end(): void {
    this.#underWay -= 1;
    if (this.#underWay > 0) return;
    this.#quiet.resolve();
    this.#quiet = Promise.withResolvers();
  }
}

function lostConnection(): TypeError {
  return new TypeError("Failed to fetch");
}

/** What the browser tells pages; elsewhere there is nobody to tell. */
function tellPage(event: "online" | "offline"): void {
  if (typeof globalThis.dispatchEvent === "function") globalThis.dispatchEvent(new Event(event));
}

function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
