import { answerPastQuestion } from "../domain/history/answer-past-question.ts";
import type { PastReader } from "../domain/history/past-question.ts";

/** In this thread: for a cloud in a test or a tab, whose documents are small and which serves nobody else meanwhile. */
export function createPastReader(): PastReader {
  return {
    ask: async (question) => answerPastQuestion(question),
    stop: async () => undefined,
  };
}
