import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { Picks } from "./domain/picks.ts";
import { pickRequests } from "./migrations/0001-pick-requests.ts";
import { hiddenShares } from "./migrations/0002-hidden-shares.ts";
import { pickDocuments } from "./migrations/0003-pick-documents.ts";
import { accessResolvers } from "./resolvers/access-resolvers.ts";
import { pickMutations, pickQueries } from "./resolvers/pick-resolvers.ts";
import { shareMutations, shareQueries } from "./resolvers/share-resolvers.ts";

/** Who may do what with which node, why, and how to give and take it. The rule itself is the kit's `decide`. */
export const access = defineService({
  name: "access",
  schema: schemas.access,
  migrations: [pickRequests, hiddenShares, pickDocuments],
  scopes: [],
  async start(kit, peers) {
    const picks: Picks = { kit, peers, held: new Map() };
    const self = { kit, peers };
    const { Query, Mutation, ...types } = accessResolvers(self);
    return {
      resolvers: {
        ...types,
        Query: { ...Query, ...pickQueries(picks), ...shareQueries(self) },
        Mutation: { ...Mutation, ...pickMutations(picks), ...shareMutations(self) },
      },
    };
  },
});
