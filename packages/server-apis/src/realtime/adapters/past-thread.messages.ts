import type { PastAnswers } from "../domain/history/past-question.ts";

/** What the thread says to a question: `failed` is a bug, or a document that nobody could have made by editing. */
export type PastThreadAnswer =
  | { kind: "answered"; answer: PastAnswers[keyof PastAnswers] }
  | { kind: "failed"; reason: string };
