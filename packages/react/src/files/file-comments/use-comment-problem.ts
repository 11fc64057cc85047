import type { MowsError } from "@mows/sdk";
import { useMessages } from "../../messages/use-messages.ts";

interface Asked {
  readonly error: MowsError | null;
  readonly data: { readonly __typename: string; readonly message?: string } | undefined;
}

/** Why a comment was not taken, changed or deleted, for a person; null when it was. */
export function useCommentProblem({ error, data }: Asked): string | null {
  const { fileComments: texts, fileBrowser, error: describe } = useMessages();
  if (error) return describe(error);
  if (data?.message === undefined) return null;
  return texts.failures[data.__typename] ?? fileBrowser.failures[data.__typename] ?? data.message;
}
