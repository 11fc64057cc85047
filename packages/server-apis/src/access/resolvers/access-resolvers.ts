import type { Resolvers } from "../../generated/resolvers.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { Access, Caller } from "../domain/access.ts";
import { appPermissions } from "../domain/app-permissions.ts";
import { can } from "../domain/can.ts";
import { changeGrant } from "../domain/change-grant.ts";
import { explain } from "../domain/explain.ts";
import { revokeApp, revokeGrant } from "../domain/revoke.ts";
import { shareNode } from "../domain/share-node.ts";
import { whoCanSee } from "../domain/who-can-see.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import {
  canReasons,
  entryToGraphql,
  explanationToGraphql,
  permissionToGraphql,
  roleFromGraphql,
} from "./to-graphql.ts";

export function accessResolvers(access: Access): Resolvers {
  return { Query: queries(access), Mutation: mutations(access) };
}

function queries(access: Access): NonNullable<Resolvers["Query"]> {
  const { kit } = access;
  return {
    async can(_parent, { action, nodeId }, { principal }) {
      const outcome = await can(access, principal, roleFromGraphql(action), nodeId);
      const grantRequest = grantRequestUrl(kit.origins, outcome.grantRequest);
      return { ...outcome, reason: canReasons[outcome.reason], grantRequest };
    },
    async explainAccess(_parent, { nodeId, personId, appId }, { principal }) {
      const about = { nodeId, personId: personId ?? null, appId: appId ?? null };
      const outcome = await explain(access, principal, about);
      return outcome.kind === "explanation" ? explanationToGraphql(outcome) : failureToGraphql(outcome, kit);
    },
    async whoCanSee(_parent, { nodeId }, { principal }) {
      const outcome = await whoCanSee(access, principal, nodeId);
      if (outcome.kind !== "who-can-see") return failureToGraphql(outcome, kit);
      return { __typename: "WhoCanSee", node: outcome.node, entries: outcome.entries.map(entryToGraphql) };
    },
    async appPermissions(_parent, _arguments, { principal }) {
      const outcome = await appPermissions(access, principal);
      if (outcome.kind !== "app-permissions") return failureToGraphql(outcome, kit);
      return { __typename: "AppPermissions", apps: outcome.apps.map(permissionToGraphql) };
    },
  };
}

function mutations(access: Access): NonNullable<Resolvers["Mutation"]> {
  const { kit } = access;
  return {
    async shareNode(_parent, { input }, context) {
      const outcome = await shareNode(access, callerOf(context), {
        nodeId: input.nodeId,
        username: input.username ?? null,
        groupId: input.groupId ?? null,
        role: roleFromGraphql(input.role),
        expiresAt: momentOf(input.expiresAt),
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "shared") return failureToGraphql(outcome, kit);
      return { __typename: "NodeShared", grantId: outcome.grantId };
    },
    async changeGrant(_parent, { input }, context) {
      const outcome = await changeGrant(access, callerOf(context), {
        id: input.id,
        role: roleFromGraphql(input.role),
        expiresAt: momentOf(input.expiresAt),
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "grant-changed") return failureToGraphql(outcome, kit);
      return { __typename: "GrantChanged", id: outcome.id };
    },
    async revokeGrant(_parent, { input }, context) {
      const idempotencyKey = input.idempotencyKey ?? null;
      const outcome = await revokeGrant(access, callerOf(context), { id: input.id, idempotencyKey });
      if (outcome.kind !== "grant-revoked") return failureToGraphql(outcome, kit);
      return { __typename: "GrantRevoked", id: outcome.id };
    },
    async revokeApp(_parent, { input }, context) {
      const idempotencyKey = input.idempotencyKey ?? null;
      const outcome = await revokeApp(access, callerOf(context), { appId: input.appId, idempotencyKey });
      if (outcome.kind !== "app-revoked") return failureToGraphql(outcome, kit);
      return { __typename: "AppRevoked", appId: outcome.appId, grantCount: outcome.grantCount };
    },
  };
}

function callerOf({ principal, clientAddress }: RequestContext): Caller {
  return { principal, address: clientAddress };
}

function momentOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
