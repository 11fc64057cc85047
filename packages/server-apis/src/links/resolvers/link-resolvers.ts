import type {
  LinkKind,
  LinkUseKind,
  MutationResolvers,
  QueryResolvers,
  SharedLink as GraphqlLink,
} from "../../generated/resolvers.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { changeLink } from "../domain/change-link.ts";
import { createLink } from "../domain/create-link.ts";
import { describeVisit, type OpenedLink } from "../domain/describe-visit.ts";
import type { Denied } from "../domain/failures.ts";
import { cleanLabel, type LinkTerms } from "../domain/link-terms.ts";
import { linkUses, type LinkUse } from "../domain/link-uses.ts";
import type { Caller, Links } from "../domain/links.ts";
import { listLinks } from "../domain/list-links.ts";
import { nameVisitor } from "../domain/name-visitor.ts";
import type { SharedLink } from "../domain/read-links.ts";
import { revokeLink } from "../domain/revoke-link.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

const kinds = { view: "VIEW", edit: "EDIT", drop: "DROP" } as const satisfies Record<SharedLink["kind"], LinkKind>;
const domainKinds = { VIEW: "view", EDIT: "edit", DROP: "drop" } as const satisfies Record<LinkKind, string>;
const useKinds = {
  opened: "OPENED",
  downloaded: "DOWNLOADED",
  uploaded: "UPLOADED",
} as const satisfies Record<LinkUse["kind"], LinkUseKind>;

export function linkQueries(links: Links) {
  return {
    async links(_parent, { nodeId }, { principal }) {
      const outcome = await listLinks(links, principal, nodeId);
      if (outcome.kind !== "links") return failureToGraphql(outcome);
      return { __typename: "Links", links: outcome.links.map(linkToGraphql) };
    },
    async linkUses(_parent, { linkId }, { principal }) {
      const outcome = await linkUses(links, principal, linkId);
      if (outcome.kind !== "link-uses") return failureToGraphql(outcome);
      const uses = outcome.uses.map((use) => ({ ...use, kind: useKinds[use.kind], at: use.at.toISOString() }));
      return { __typename: "LinkUses", uses };
    },
    async openedLink(_parent, _arguments, { principal }) {
      return visitToGraphql(await describeVisit(links, principal));
    },
  } satisfies QueryResolvers;
}

export function linkMutations(links: Links) {
  return {
    async createLink(_parent, { input }, context) {
      const { nodeId, kind, password } = input;
      const wanted = { ...termsOf(input), nodeId, kind: domainKinds[kind], password: password ?? null };
      const outcome = await createLink(links, callerOf(context), wanted);
      if (outcome.kind !== "link-created") return failureToGraphql(outcome);
      return { __typename: "LinkCreated", link: linkToGraphql(outcome.link) };
    },
    async changeLink(_parent, { input }, context) {
      const { id, password, removePassword } = input;
      const removal = removePassword === true ? ({ kind: "removed" } as const) : null;
      const change = {
        ...termsOf(input),
        id,
        password: password == null ? removal : ({ kind: "set", password } as const),
      };
      const outcome = await changeLink(links, callerOf(context), change);
      if (outcome.kind !== "link-changed") return failureToGraphql(outcome);
      return { __typename: "LinkChanged", link: linkToGraphql(outcome.link) };
    },
    async nameVisitor(_parent, { name }, { principal }) {
      return visitToGraphql(await nameVisitor(links, principal, name));
    },
    async revokeLink(_parent, { input }, context) {
      const idempotencyKey = input.idempotencyKey ?? null;
      const outcome = await revokeLink(links, callerOf(context), { id: input.id, idempotencyKey });
      if (outcome.kind !== "link-revoked") return failureToGraphql(outcome);
      return { __typename: "LinkRevoked", id: outcome.id };
    },
  } satisfies MutationResolvers;
}

type GivenTerms = {
  label?: string | null | undefined;
  expiresAt?: string | null | undefined;
  downloadLimit?: number | null | undefined;
  maximumFileBytes?: number | null | undefined;
};

function termsOf({ label, expiresAt, downloadLimit, maximumFileBytes }: GivenTerms): LinkTerms {
  return {
    label: cleanLabel(label),
    expiresAt: expiresAt == null ? null : new Date(expiresAt),
    downloadLimit: downloadLimit ?? null,
    maximumFileBytes: maximumFileBytes ?? null,
  };
}

function visitToGraphql(outcome: OpenedLink | Denied) {
  if (outcome.kind !== "opened-link") return failureToGraphql(outcome);
  const { may, expiresAt, ...rest } = outcome;
  const end = expiresAt?.toISOString() ?? null;
  return { ...rest, __typename: "OpenedLink" as const, kind: kinds[may], expiresAt: end };
}

function linkToGraphql(link: SharedLink): GraphqlLink {
  return {
    ...link,
    kind: kinds[link.kind],
    expiresAt: link.expiresAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
    lastOpenedAt: link.lastOpenedAt?.toISOString() ?? null,
  };
}

function callerOf({ principal, clientAddress }: RequestContext): Caller {
  return { principal, address: clientAddress };
}
