import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";

const known = new Map<string, GraphQLSchema>();

/**
 * The contract that these parts make, without resolvers. Putting one together is most of what a gateway costs to start, so a program in
 * which clouds follow one another does it once; whoever adds resolvers makes a schema of their own.
 */
export function contractOf(parts: readonly string[]): GraphQLSchema {
  const key = parts.join("\n");
  const contract = known.get(key) ?? makeExecutableSchema({ typeDefs: [...parts] });
  known.set(key, contract);
  return contract;
}
