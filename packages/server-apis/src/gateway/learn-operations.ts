import type { Plugin } from "graphql-yoga";
import type { KnownOperations } from "./known-operations.ts";

/** Hands every operation that is about to run, and so passed validation and the limits, to those that are known. */
export function learnOperations(operations: KnownOperations): Plugin {
  return {
    onExecute({ args: { document, contextValue } }) {
      const { query, operationName } = contextValue.params;
      if (typeof query === "string") operations.learn(query, operationName ?? null, document);
    },
  };
}
