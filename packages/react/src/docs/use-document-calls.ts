import { createDocumentCalls, type DocumentCalls } from "@mows/sdk/docs";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * What is asked and told of documents beside their content: creating them, their history.
 *
 * @example
 * const documents = useDocumentCalls();
 * const create = useMutation(documents.create.mutationOptions());
 */
export function useDocumentCalls(): DocumentCalls {
  const mows = useMows();
  return useMemo(() => createDocumentCalls(mows), [mows]);
}
