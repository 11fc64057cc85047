import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import { endAllMemberships } from "./domain/end-all-memberships.ts";
import type { Groups } from "./domain/groups.ts";
import { createGuessLimiter } from "./domain/guess-limiter.ts";
import { groupDoors } from "./migrations/0001-groups.ts";
import { groupFields } from "./resolvers/group-fields.ts";
import { groupMutations } from "./resolvers/group-mutations.ts";
import { groupQueries } from "./resolvers/group-queries.ts";
import { joiningMutations } from "./resolvers/joining-mutations.ts";
import { membershipMutations } from "./resolvers/membership-mutations.ts";

/** Groups of people with a space in common, and the ways in and out. */
export const groups = defineService({
  name: "groups",
  schema: schemas.groups,
  migrations: [groupDoors],
  scopes: [],
  async start(kit, peers) {
    const self: Groups = { kit, peers, guesses: createGuessLimiter(kit.clock) };
    return {
      resolvers: {
        Query: groupQueries(self),
        Mutation: { ...groupMutations(self), ...joiningMutations(self), ...membershipMutations(self) },
        Group: groupFields,
      },
      provides: { memberships: { endAll: (tx, personId) => endAllMemberships(self, tx, personId) } },
    };
  },
});
