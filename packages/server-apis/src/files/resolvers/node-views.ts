import type { Kit } from "../../kit/kit.ts";
import type { NodeViews } from "../../kit/peers.ts";
import { getNodes } from "../domain/tree/get-nodes.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";

/** Nodes for the answers of other services. */
export function nodeViews(kit: Kit): NodeViews {
  return {
    async byId(principal, ids) {
      const nodes = await getNodes(kit, principal, ids);
      return new Map(nodes.map((node) => [node.id, nodeToGraphql(node)]));
    },
  };
}
