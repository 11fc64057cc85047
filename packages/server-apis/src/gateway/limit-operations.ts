import { costLimitPlugin } from "@escape.tech/graphql-armor-cost-limit";
import { maxAliasesPlugin } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthPlugin } from "@escape.tech/graphql-armor-max-depth";
import { parse } from "graphql";
import type { Plugin } from "graphql-yoga";

/**
 * Bounds of one operation. A page of 1,000 children costs 34,000, as the plugin counts: fields, weighted by depth, times `first`.
 * The platform's own operations stay well below all of them.
 */
export const operationLimits = { tokens: 2_000, depth: 12, aliases: 30, cost: 100_000 } as const;

/** Refuses what would cost too much before any of it runs: a document is first bounded in tokens, so the parser cannot recurse away. */
export function limitOperations(): Plugin[] {
  return [
    {
      onParse({ setParseFn }) {
        setParseFn((source: string) => parse(source, { maxTokens: operationLimits.tokens }));
      },
    },
    maxDepthPlugin({ n: operationLimits.depth, ignoreIntrospection: true }),
    maxAliasesPlugin({ n: operationLimits.aliases }),
    costLimitPlugin({ maxCost: operationLimits.cost, ignoreIntrospection: true }),
  ];
}
