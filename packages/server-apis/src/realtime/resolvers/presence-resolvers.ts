import type { QueryResolvers, SubscriptionResolvers } from "../../generated/resolvers.ts";
import { deniedParties } from "../../kit/denied-parties.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Denied, NodeNotFound } from "../domain/documents/document-failures.ts";
import type { Presence } from "../domain/presence/create-presence.ts";
import { type PresenceFound, readPresence, watchPresence } from "../domain/presence/watch-presence.ts";

/** `presence`, asked for once. */
export function presenceQueries(kit: Kit, presence: Presence): Pick<QueryResolvers, "presence"> {
  return {
    presence: async (_root, { nodeId, room }, context) =>
      toGraphql(kit, await readPresence(kit, presence, context, { nodeId, room: room ?? null })),
  };
}

/** `presence`, followed. */
export function presenceSubscriptions(kit: Kit, presence: Presence): Pick<SubscriptionResolvers, "presence"> {
  return {
    presence: {
      subscribe: (_root, { nodeId, room }, context) =>
        watchPresence(kit, presence, context, { nodeId, room: room ?? null }),
      resolve: (found: PresenceFound | NodeNotFound | Denied) => toGraphql(kit, found),
    },
  };
}

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in and try again.",
  person: "You may not see who is there.",
  app: "This app was not given access to it.",
} as const satisfies Record<Denied["lacking"], string>;

function toGraphql(kit: Kit, found: PresenceFound | NodeNotFound | Denied) {
  switch (found.kind) {
    case "present":
      return { __typename: "Presence" as const, people: found.people };
    case "node-not-found":
      return {
        __typename: "NodeNotFound" as const,
        message: "There is no such thing, or it is not yours to see.",
        id: found.id,
      };
    case "denied":
      return {
        __typename: "Denied" as const,
        message: deniedMessages[found.lacking],
        missingScope: found.missingScope,
        lacking: deniedParties[found.lacking],
        grantRequest: grantRequestUrl(kit.origins, found.grantRequest),
      };
    default:
      return found satisfies never;
  }
}
