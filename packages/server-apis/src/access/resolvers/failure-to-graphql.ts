import type {
  Denied,
  DeniedParty,
  ExpiryInvalid,
  GranteeIsSelf,
  GranteeNotFound,
  GrantNotFound,
  NodeNotFound,
  RoleInvalid,
} from "../../generated/resolvers.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Failure } from "../domain/failures.ts";

type Named<T extends { __typename?: string }> = T & { __typename: NonNullable<T["__typename"]> };

type Objects = {
  denied: Named<Denied>;
  "node-not-found": Named<NodeNotFound>;
  "grant-not-found": Named<GrantNotFound>;
  "grantee-not-found": Named<GranteeNotFound>;
  "grantee-is-self": Named<GranteeIsSelf>;
  "expiry-invalid": Named<ExpiryInvalid>;
  "role-invalid": Named<RoleInvalid>;
};

const parties = {
  anonymous: { lacking: "ANONYMOUS", message: "Nobody is signed in here. Sign in and try again." },
  person: { lacking: "PERSON", message: "You may not do this. Nothing was changed; ask whoever shared it with you." },
  app: { lacking: "APP", message: "No app may do this. Nothing was changed; open your cloud's own pages for it." },
} as const satisfies Record<string, { lacking: DeniedParty; message: string }>;

type ToObject<F extends Failure> = (failure: F, kit: Pick<Kit, "origins">) => Objects[F["kind"]];

const objects: { [Kind in Failure["kind"]]: ToObject<Extract<Failure, { kind: Kind }>> } = {
  denied: ({ lacking, missingScope, grantRequest }, { origins }) => ({
    __typename: "Denied",
    ...parties[lacking],
    missingScope,
    grantRequest: grantRequestUrl(origins, grantRequest),
  }),
  "node-not-found": ({ id }) => ({
    __typename: "NodeNotFound",
    message: "This file or folder does not exist, or is not yours to see.",
    id,
  }),
  "grant-not-found": ({ id }) => ({
    __typename: "GrantNotFound",
    message: "This permission does not exist any more. Nothing was changed; load the page again.",
    id,
  }),
  "grantee-not-found": () => ({
    __typename: "GranteeNotFound",
    message: "Nobody on this cloud has this name. Nothing was shared; check the spelling.",
  }),
  "grantee-is-self": () => ({
    __typename: "GranteeIsSelf",
    message: "You have this already. Nothing was shared; choose someone else.",
  }),
  "expiry-invalid": () => ({
    __typename: "ExpiryInvalid",
    message: "The end lies in the past. Nothing was changed; choose a later one.",
  }),
  "role-invalid": () => ({
    __typename: "RoleInvalid",
    message: "An app can read or write, not manage, and what a link allows stays as it was made. Nothing was changed.",
  }),
};

/** A failure as its member of the result union. */
export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
  kit: Pick<Kit, "origins">,
): Objects[Kind] {
  const toObject = objects[failure.kind] as ToObject<Extract<Failure, { kind: Kind }>>;
  return toObject(failure, kit);
}
