import { schemas } from "../generated/schemas.ts";
import { createAttemptLimiter } from "../kit/attempt-limiter.ts";
import { defineService } from "../kit/define-service.ts";
import { describeGrants } from "./domain/describe-grants.ts";
import { findVisit } from "./domain/find-visit.ts";
import type { Links } from "./domain/links.ts";
import { linkTables } from "./migrations/0001-links.ts";
import { linkMutations, linkQueries } from "./resolvers/link-resolvers.ts";
import { answerVisit } from "./routes/answer-visit.ts";
import { openRoute } from "./routes/open-route.ts";

const minuteMs = 60 * 1000;

/** Links to files and folders for who has no account: making them, taking them back, and those who come by them. */
export const links = defineService({
  name: "links",
  schema: schemas.links,
  migrations: [linkTables],
  scopes: [],
  async start(kit, peers) {
    const growing = { longestWindowMs: 60 * minuteMs };
    const self: Links = {
      kit,
      peers,
      limits: {
        openFromAddress: createAttemptLimiter(kit.clock, { attempts: 60, windowMs: 5 * minuteMs }),
        passwordFromAddress: createAttemptLimiter(kit.clock, { attempts: 5, windowMs: minuteMs, ...growing }),
        password: createAttemptLimiter(kit.clock, { attempts: 50, windowMs: 5 * minuteMs, ...growing }),
      },
    };
    return {
      resolvers: { Query: linkQueries(self), Mutation: linkMutations(self) },
      routes: [openRoute(self)],
      provides: {
        linkVisits: {
          authenticate: (request, linkId) => findVisit(kit, request, linkId),
          answer: (context, path, route) => answerVisit(self, context, path, route),
        },
        linkDirectory: { describe: (grantIds) => describeGrants(kit.db, grantIds) },
      },
    };
  },
});
