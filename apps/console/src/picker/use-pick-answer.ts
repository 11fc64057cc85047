import type { Picks } from "@mows/sdk/picks";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";

export type PickAnswer = Parameters<Picks["answer"]>[0];

interface PickAnswering {
  readonly answer: (given: Omit<PickAnswer, "id">) => void;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  /** How it ended; null while it has not. */
  readonly over: "done" | "cancelled" | "gone" | null;
  /** Why nothing was handed over. */
  readonly refused: string | null;
}

/** The person's answer to one request: given once, or taken back. */
export function usePickAnswer(picks: Picks, id: string): PickAnswering {
  const failureText = useFailureText();
  const answer = useMutation(picks.answer.mutationOptions());
  const cancel = useMutation(picks.cancel.mutationOptions());
  const failure = answer.data && answer.data.__typename !== "PickAnswered" ? answer.data : null;
  return {
    answer: (given) => answer.mutate({ id, ...given }),
    cancel: () => cancel.mutate({ id }),
    isBusy: answer.isPending || cancel.isPending,
    over: overBy(answer.data?.__typename, cancel.isSuccess),
    refused: failureText(answer.error, failure, cancel.error),
  };
}

function overBy(answered: string | undefined, isCancelled: boolean): PickAnswering["over"] {
  if (answered === "PickAnswered") return "done";
  if (answered === "PickGone") return "gone";
  return isCancelled ? "cancelled" : null;
}
