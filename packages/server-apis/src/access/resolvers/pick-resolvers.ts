import type { Access, MutationResolvers, PickKind, QueryResolvers } from "../../generated/resolvers.ts";
import { allowAppAccess } from "../domain/allow-app-access.ts";
import { answerPick } from "../domain/answer-pick.ts";
import { appAccessRequest } from "../domain/app-access-request.ts";
import { awaitPick } from "../domain/await-pick.ts";
import { beginPick } from "../domain/begin-pick.ts";
import { cancelPick } from "../domain/cancel-pick.ts";
import type { PickedNode } from "../domain/pick.ts";
import type { Picks } from "../domain/picks.ts";
import { requestedPick } from "../domain/requested-pick.ts";
import { pickFailureToGraphql } from "./pick-failure-to-graphql.ts";

const kinds = { file: "FILE", folder: "FOLDER", document: "DOCUMENT", any: "ANY" } as const;
const accesses = { read: "READ", write: "WRITE" } as const;
const held = { nothing: "NOTHING", read: "READ", enough: "ENOUGH" } as const;

export function pickQueries(picks: Picks) {
  return {
    pickRequest: async (_parent, { id }, { principal }) => {
      const outcome = await requestedPick(picks, principal, id);
      if (outcome.kind !== "requested-pick") return pickFailureToGraphql(outcome);
      const { kind: _, pickKind, access, ...shown } = outcome;
      return { __typename: "PickRequest", ...shown, kind: kinds[pickKind], access: accesses[access] };
    },

    pickOutcome: async (_parent, { id }, { principal, request, reauthenticate }) => {
      const outcome = await awaitPick(picks, principal, id, { signal: request.signal, reauthenticate });
      switch (outcome.kind) {
        case "picked":
          return { __typename: "Picked", nodes: outcome.nodes.map(nodeToGraphql) };
        case "cancelled":
          return { __typename: "PickCancelled", id };
        case "expired":
          return { __typename: "PickExpired", id };
        case "open":
          return { __typename: "PickOpen", id };
        case "give-denied":
          return pickFailureToGraphql(outcome);
        default:
          return outcome satisfies never;
      }
    },

    appAccessRequest: async (_parent, { appId, nodeId, access }, { principal }) => {
      const outcome = await appAccessRequest(picks, principal, { appId, nodeId, access: accessOf(access) });
      if (outcome.kind !== "app-access-request") return pickFailureToGraphql(outcome);
      const node = { ...outcome.node, kind: kinds[outcome.node.kind] };
      const { app, has } = outcome;
      return { __typename: "AppAccessRequest", app, node, access: accesses[outcome.access], has: held[has] };
    },
  } satisfies QueryResolvers;
}

export function pickMutations(picks: Picks) {
  return {
    beginPick: async (_parent, { input }, { principal }) => {
      const { accept, reason, multiple, idempotencyKey } = input;
      const outcome = await beginPick(picks, principal, {
        kind: kindOf(input.kind),
        access: accessOf(input.access),
        multiple: multiple ?? false,
        accept: accept ?? [],
        reason: reason ?? null,
        idempotencyKey: idempotencyKey ?? null,
      });
      if (outcome.kind !== "pick-begun") return pickFailureToGraphql(outcome);
      const { id, url, expiresAt } = outcome;
      return { __typename: "PickBegun", id, url, expiresAt };
    },

    answerPick: async (_parent, { input }, { principal, clientAddress }) => {
      const { id, nodeIds, access, expiresAt, idempotencyKey } = input;
      const outcome = await answerPick(picks, principal, {
        id,
        nodeIds,
        access: accessOf(access),
        clientAddress,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
        idempotencyKey: idempotencyKey ?? null,
      });
      return outcome.kind === "pick-answered" ? { __typename: "PickAnswered", id } : pickFailureToGraphql(outcome);
    },

    cancelPick: async (_parent, { id }, { principal }) => {
      const outcome = await cancelPick(picks, principal, id);
      return outcome.kind === "pick-cancelled" ? { __typename: "PickCancelled", id } : pickFailureToGraphql(outcome);
    },

    allowAppAccess: async (_parent, { input }, { principal, clientAddress }) => {
      const { appId, nodeId, access, expiresAt, idempotencyKey } = input;
      const outcome = await allowAppAccess(picks, principal, {
        appId,
        nodeId,
        access: accessOf(access),
        clientAddress,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
        idempotencyKey: idempotencyKey ?? null,
      });
      if (outcome.kind !== "app-access-allowed") return pickFailureToGraphql(outcome);
      return { __typename: "AppAccessAllowed", appId, nodeId };
    },
  } satisfies MutationResolvers;
}

function nodeToGraphql({ id, name, kind, access }: PickedNode) {
  return { id, name, kind: kinds[kind], access: accesses[access] };
}

function accessOf(access: Access): Lowercase<Access> {
  return access.toLowerCase() as Lowercase<Access>;
}

function kindOf(kind: PickKind): Lowercase<PickKind> {
  return kind.toLowerCase() as Lowercase<PickKind>;
}
