import { Worker } from "node:worker_threads";
import { answerPastQuestion } from "../domain/history/answer-past-question.ts";
import type { PastAnswers, PastQuestion, PastReader } from "../domain/history/past-question.ts";
import type { PastThreadAnswer } from "./past-thread.messages.ts";

export type PastLimits = {
  /** Up to so many bytes of updates are worked through at once, in some milliseconds: a thread takes longer to start. */
  atOnceBytes: number;
  /** After this long on one question the thread is ended. */
  timeoutMs: number;
  /** After this long without a question the thread ends, and its memory with it. */
  idleMs: number;
  /** JavaScript heap of the thread. */
  heapMegabytes: number;
  /** Questions that wait for their turn. */
  waiting: number;
};

const defaultLimits: PastLimits = {
  atOnceBytes: 16 * 1024,
  timeoutMs: 20_000,
  idleMs: 5_000,
  heapMegabytes: 1_024,
  waiting: 32,
};

type Unanswered = { kind: "too-long" } | { kind: "busy" };

/** One thread beside the one that serves, which has it started where there is something large to work through. */
export function createPastReader(given: Partial<PastLimits> = {}): PastReader {
  const limits = { ...defaultLimits, ...given };
  let thread: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = thread;
    thread = null;
    await ended?.terminate();
  }

  async function askThread(question: PastQuestion): Promise<PastAnswers[keyof PastAnswers] | Unanswered> {
    clearTimeout(idle);
    thread ??= startThread(limits.heapMegabytes);
    const told = await answerOf(thread, question, limits.timeoutMs);
    if (told.kind === "too-long") {
      await end();
      return told;
    }
    idle = setTimeout(() => void end(), limits.idleMs);
    idle.unref();
    if (told.kind === "failed") throw new Error("a document's past could not be read", { cause: told.reason });
    return told.answer;
  }

  async function ask(question: PastQuestion): Promise<PastAnswers[keyof PastAnswers] | Unanswered> {
    const bytes = question.updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (bytes <= limits.atOnceBytes) return answerPastQuestion(question);
    if (waiting >= limits.waiting) return { kind: "busy" };
    waiting += 1;
    const turn = last.then(() => askThread(question));
    last = turn.catch(() => undefined);
    return turn.finally(() => {
      waiting -= 1;
    });
  }

  // What comes back is of the question's task, which the types of threads cannot tell.
  return { ask: ask as PastReader["ask"], stop: end };
}

const program = new URL(import.meta.resolve("./past-thread.program.ts"));

function startThread(heapMegabytes: number): Worker {
  const thread = new Worker(program, { env: {}, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  // It keeps nobody from ending: a question that is waited for is held by who waits.
  thread.unref();
  return thread;
}

/** `too-long` also where it took more memory than it may, which ends the thread. */
function answerOf(
  thread: Worker,
  question: PastQuestion,
  timeoutMs: number,
): Promise<PastThreadAnswer | { kind: "too-long" }> {
  const { promise, resolve } = Promise.withResolvers<PastThreadAnswer | { kind: "too-long" }>();
  const tooLong = (): void => resolve({ kind: "too-long" });
  const timer = setTimeout(tooLong, timeoutMs);
  thread.once("message", resolve);
  thread.once("error", tooLong);
  thread.once("exit", tooLong);
  // Of its own memory each, so that no pool of the database's client is sent along; handed over, not copied twice.
  const updates = question.updates.map((update) => new Uint8Array(update));
  thread.postMessage(
    { ...question, updates },
    updates.map(({ buffer }) => buffer),
  );
  return promise.finally(() => {
    clearTimeout(timer);
    thread.off("message", resolve);
    thread.off("error", tooLong);
    thread.off("exit", tooLong);
  });
}
