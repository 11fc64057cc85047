import type { DocumentNode, GraphQLSchema } from "graphql";
import { type CompiledOperation, compileOperation } from "./compiled/compile-operation.ts";

/** An operation that was asked before, and so was parsed, validated and found within the limits. */
export type KnownOperation = { document: DocumentNode; operationName: string | null; compiled: CompiledOperation };

export type KnownOperations = {
  find(query: string, operationName: string | null): KnownOperation | null;
  /** `document` is the valid one that this text is. */
  learn(query: string, operationName: string | null, document: DocumentNode): void;
};

/** So many operations are kept, the newest used; an app has a few dozen. */
const mostOperations = 500;
/** Longer texts are not kept: 4 MB in all at most. */
const longestText = 8_192;

/** Compiles what is asked again and again, once. */
export function knownOperations(schema: GraphQLSchema): KnownOperations {
  // A map keeps the order in which its keys were set: the first was used longest ago.
  const known = new Map<string, KnownOperation | null>();
  return {
    find(query, operationName) {
      const key = keyOf(query, operationName);
      const found = known.get(key);
      if (found === undefined || found === null) return null;
      known.delete(key);
      known.set(key, found);
      return found;
    },
    learn(query, operationName, document) {
      const key = keyOf(query, operationName);
      if (key.length > longestText || known.has(key)) return;
      const compiled = compileOperation(schema, document, operationName);
      known.set(key, compiled === null ? null : { document, operationName, compiled });
      const [oldest] = known.keys();
      if (known.size > mostOperations && oldest !== undefined) known.delete(oldest);
    },
  };
}

function keyOf(query: string, operationName: string | null): string {
  return `${operationName ?? ""}\n${query}`;
}
