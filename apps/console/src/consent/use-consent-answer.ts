import { useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import type { ConsentRequest } from "./consent-line.tsx";
import { choiceOf, type LineAnswer } from "./line-answer.ts";

interface ConsentAnswering {
  readonly send: (accept: boolean, answers: ReadonlyMap<string, LineAnswer>) => void;
  /** Until the browser has gone on, which an answer makes it do. */
  readonly isBusy: boolean;
  /** Why nothing was recorded; null when nothing is wrong, or it is about one line. */
  readonly refused: string | null;
  /** What is wrong with one line. */
  readonly wrongLine: { readonly path: string; readonly problem: ConsentProblem } | null;
}

type ConsentProblem = Extract<AnswerResult, { __typename: "ConsentChoiceInvalid" }>["problem"];
type AnswerResult = Awaited<ReturnType<ReturnType<typeof useMows>["auth"]["answerConsent"]>>;

/** Sends the person's answer, and leads on to where the cloud says. */
export function useConsentAnswer(request: ConsentRequest, query: string, onChanged: () => void): ConsentAnswering {
  const mows = useMows();
  const failureText = useFailureText();
  const answer = useMutation({
    ...mows.auth.answerConsent.mutationOptions(),
    onSuccess(result) {
      if (result.__typename === "ConsentAnswered") location.assign(result.redirectUrl);
      if (result.__typename === "ConsentRequestChanged") onChanged();
    },
  });
  const failure = answer.data && answer.data.__typename !== "ConsentAnswered" ? answer.data : null;
  const wrong = failure?.__typename === "ConsentChoiceInvalid" ? failure : null;
  const wrongLine = wrong && request.requests.some(({ path }) => path === wrong.path) ? wrong : null;
  return {
    send(accept, answers) {
      const choices = [...answers].map(([path, given]) => choiceOf(path, given, new Date()));
      answer.mutate({ query, accept, shown: request.shown, choices });
    },
    isBusy: answer.isPending || answer.data?.__typename === "ConsentAnswered",
    refused: failureText(answer.error, wrongLine ? null : failure),
    wrongLine,
  };
}
