import type { LineChange, MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Line } from "../../kit/text-diff/diff-lines.ts";
import { compareVersions } from "../domain/versions/compare-versions.ts";
import { listVersions } from "../domain/versions/list-versions.ts";
import { nameVersion } from "../domain/versions/name-version.ts";
import { restoreVersion } from "../domain/versions/restore-version.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";
import { namePeople } from "./people-names.ts";
import { refuse } from "./refuse.ts";

const changes = { same: "SAME", removed: "REMOVED", added: "ADDED" } as const satisfies Record<
  Line["change"],
  LineChange
>;

/** The contents a file has had. */
export function versionResolvers(kit: Kit, peers: Peers) {
  const Query = {
    versions: async (_parent, { nodeId }, context) => {
      const outcome = await listVersions(kit, context.principal, nodeId);
      if (outcome.kind !== "versions") return refuse(kit, context, outcome, nodeId);
      const person = await namePeople(
        peers,
        outcome.versions.map((version) => version.authorId),
      );
      const versions = outcome.versions.map(
        ({ nodeId: id, version, size, at, authorId, appId, name, restoredFrom }) => ({
          version,
          size,
          at: at.toISOString(),
          author: person(authorId),
          appId,
          name,
          restoredFrom,
          contentUrl: `/.mows/files/${id}/content?version=${version}`,
        }),
      );
      return { __typename: "VersionList", versions };
    },

    compareVersions: async (_parent, { nodeId, from, to }, context) => {
      const outcome = await compareVersions(kit, context.principal, { nodeId, from, to });
      if (outcome.kind !== "comparison") return refuse(kit, context, outcome, nodeId);
      const hunks = outcome.hunks.map((hunk) => ({
        ...hunk,
        lines: hunk.lines.map(({ change, text }) => ({ change: changes[change], text })),
      }));
      return { __typename: "TextComparison", hunks };
    },
  } satisfies QueryResolvers;

  const Mutation = {
    restoreVersion: async (_parent, { input }, context) => {
      const { nodeId, version, idempotencyKey = null } = input;
      const outcome = await restoreVersion(kit, context.principal, { nodeId, version, idempotencyKey });
      if (outcome.kind !== "version-restored") return refuse(kit, context, outcome, nodeId);
      const file = nodeToGraphql(outcome.file);
      if (file.__typename !== "File") throw new Error(`node ${file.id} got a version and is no file`);
      return { __typename: "VersionRestored", file };
    },

    nameVersion: async (_parent, { input }, context) => {
      const { nodeId, version, name = null, idempotencyKey = null } = input;
      const outcome = await nameVersion(kit, context.principal, { nodeId, version, name, idempotencyKey });
      if (outcome.kind !== "version-named") return refuse(kit, context, outcome, nodeId);
      return { __typename: "VersionNamed", nodeId: outcome.nodeId, version: outcome.version, name: outcome.name };
    },
  } satisfies MutationResolvers;

  return { Query, Mutation };
}
