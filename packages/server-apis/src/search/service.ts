import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import { keepIndex } from "./domain/keep-index.ts";
import { searchIndex } from "./migrations/0001-search.ts";
import { searchResolvers } from "./resolvers/search-resolvers.ts";

/** Finds files by their names, by what is known of them and by what is written in them. Its index follows the change feed. */
export const search = defineService({
  name: "search",
  schema: schemas.search,
  migrations: [searchIndex],
  scopes: [],
  async start(kit, peers) {
    const index = await keepIndex({ kit, peers });
    return { resolvers: searchResolvers({ kit, peers }), stop: () => index.stop() };
  },
});
