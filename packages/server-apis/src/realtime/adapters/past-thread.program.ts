import { parentPort } from "node:worker_threads";
import { answerPastQuestion } from "../domain/history/answer-past-question.ts";
import type { PastQuestion } from "../domain/history/past-question.ts";
import type { PastThreadAnswer } from "./past-thread.messages.ts";

/* The thread that works through the past of large documents; `past-reader.node.ts` starts it, asks one question at a time, and ends it. */

const port = parentPort;
if (port === null) throw new Error("this program runs as a thread of another");
const reply = (answer: PastThreadAnswer): void => port.postMessage(answer);

port.on("message", (question: PastQuestion) => {
  try {
    reply({ kind: "answered", answer: answerPastQuestion(question) });
  } catch (error) {
    reply({ kind: "failed", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
