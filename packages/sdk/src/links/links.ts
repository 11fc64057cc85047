import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  ChangeLinkDocument,
  CreateLinkDocument,
  LinksDocument,
  LinkUsesDocument,
  RevokeLinkDocument,
} from "../generated/links-operations.ts";
import type {
  ChangeLinkInput,
  ChangeLinkMutation,
  CreateLinkInput,
  CreateLinkMutation,
  LinkKind,
  LinksQuery,
  LinkUsesQuery,
  RevokeLinkInput,
  RevokeLinkMutation,
  SharedLinkFieldsFragment,
} from "../generated/graphql.ts";

export { openLink, type LinkOpening, type OpenLinkOutcome } from "./open-link.ts";
export { visitLink, type LinkVisit, type OpenedLink, type OpenedLinkResult } from "./visit-link.ts";
export type SharedLink = SharedLinkFieldsFragment;
export type LinksResult = LinksQuery["links"];
export type LinkUsesResult = LinkUsesQuery["linkUses"];
export type LinkUse = Extract<LinkUsesResult, { __typename: "LinkUses" }>["uses"][number];
export type CreateLinkResult = CreateLinkMutation["createLink"];
export type ChangeLinkResult = ChangeLinkMutation["changeLink"];
export type RevokeLinkResult = RevokeLinkMutation["revokeLink"];
export type { ChangeLinkInput, CreateLinkInput, LinkKind };

/** Links to files and folders that work without an account. */
export interface Links {
  /** Those to one node, newest first. */
  readonly list: QueryFactory<{ nodeId: string }, LinksResult>;
  /** What visitors did with a link. */
  readonly uses: QueryFactory<{ linkId: string }, LinkUsesResult>;
  /** Is not repeated when no answer came, since its result is a secret: `list` then tells whether it was made. */
  readonly create: MutationFactory<CreateLinkInput, CreateLinkResult>;
  /** Sets everything anew but the password. */
  readonly change: MutationFactory<ChangeLinkInput, ChangeLinkResult>;
  readonly revoke: MutationFactory<WithoutKey<RevokeLinkInput>, RevokeLinkResult>;
}

const LINKS: readonly Touched[] = [
  ["mows", "links"],
  ["mows", "access"],
];

/**
 * A part of the SDK for pages that share, on the cloud's own origin.
 * @example
 * const links = createLinks(mows);
 * const result = await links.create({ nodeId, kind: "VIEW", password: "open sesame" });
 */
export function createLinks({ transport }: Pick<Mows, "transport">): Links {
  const { execute, touch } = transport;
  return {
    list: queryOf(transport, ["links", "list"], LinksDocument),
    uses: queryOf(transport, ["links", "uses"], LinkUsesDocument),
    create: createMutationFactory(["links", "create"], async (input) => {
      const result = await execute(CreateLinkDocument, { input });
      touch(LINKS);
      return result;
    }),
    change: createMutationFactory(["links", "change"], async (input) => {
      const result = await execute(ChangeLinkDocument, { input });
      touch(LINKS);
      return result;
    }),
    revoke: mutationOf(transport, ["links", "revoke"], RevokeLinkDocument, () => LINKS),
  };
}
