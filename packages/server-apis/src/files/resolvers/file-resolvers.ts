import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import { annotationResolvers } from "./annotation-resolvers.ts";
import { fileMutations } from "./mutations.ts";
import { fileQueries } from "./queries.ts";
import { spaceResolvers } from "./space-resolvers.ts";
import { trashResolvers } from "./trash-resolvers.ts";
import { versionResolvers } from "./version-resolvers.ts";

/** All resolvers of this service, from one file a subject. */
export function fileResolvers(kit: Kit, peers: Peers) {
  const [trash, versions, annotations] = [
    trashResolvers(kit, peers),
    versionResolvers(kit, peers),
    annotationResolvers(kit, peers),
  ];
  return {
    Query: { ...fileQueries(kit), ...trash.Query, ...versions.Query, ...annotations.Query },
    Mutation: { ...fileMutations({ ...kit, peers }), ...trash.Mutation, ...versions.Mutation, ...annotations.Mutation },
    Space: spaceResolvers(kit),
  };
}
