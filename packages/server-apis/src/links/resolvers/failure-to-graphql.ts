import type {
  Denied,
  DeniedParty,
  ExpiryInvalid,
  LinkField,
  LinkInvalid,
  LinkNotFound,
  NodeNotFound,
} from "../../generated/resolvers.ts";
import type { Failure } from "../domain/failures.ts";

type Named<T extends { __typename?: string }> = T & { __typename: NonNullable<T["__typename"]> };

type Objects = {
  denied: Named<Denied>;
  "node-not-found": Named<NodeNotFound>;
  "link-not-found": Named<LinkNotFound>;
  "expiry-invalid": Named<ExpiryInvalid>;
  "link-invalid": Named<LinkInvalid>;
};

const parties = {
  anonymous: { lacking: "ANONYMOUS", message: "Nobody is signed in here. Sign in and try again." },
  person: { lacking: "PERSON", message: "You may not do this. Nothing was changed; ask whoever shared it with you." },
  app: { lacking: "APP", message: "No app may do this. Nothing was changed; open your cloud's own pages for it." },
} as const satisfies Record<string, { lacking: DeniedParty; message: string }>;

type Invalid = Extract<Failure, { kind: "link-invalid" }>["field"];

const fields = {
  password: ["PASSWORD", "A password has 4 to 200 characters. Nothing was changed."],
  "download-limit": ["DOWNLOAD_LIMIT", "A link is good for 1 to 1,000,000 downloads. Nothing was changed."],
  label: ["LABEL", "A label has at most 100 characters. Nothing was changed; choose a shorter one."],
  kind: ["KIND", "A drop box is a folder, and a shortcut cannot be shared. Nothing was changed."],
  "maximum-file-bytes": ["MAXIMUM_FILE_BYTES", "No file can have this size. Nothing was changed."],
  node: ["NODE", "There are 100 links to this already. Nothing was changed; take one back first."],
} as const satisfies Record<Invalid, readonly [LinkField, string]>;

type ToObject<F extends Failure> = (failure: F) => Objects[F["kind"]];

const objects: { [Kind in Failure["kind"]]: ToObject<Extract<Failure, { kind: Kind }>> } = {
  denied: ({ lacking, missingScope }) => ({
    __typename: "Denied",
    ...parties[lacking],
    missingScope,
    grantRequest: null,
  }),
  "node-not-found": ({ id }) => ({
    __typename: "NodeNotFound",
    message: "This file or folder does not exist, or is not yours to see.",
    id,
  }),
  "link-not-found": ({ id }) => ({
    __typename: "LinkNotFound",
    message: "This link does not exist any more. Nothing was changed; load the page again.",
    id,
  }),
  "expiry-invalid": () => ({
    __typename: "ExpiryInvalid",
    message: "The end lies in the past. Nothing was changed; choose a later one.",
  }),
  "link-invalid": ({ field }) => {
    const [name, message] = fields[field];
    return { __typename: "LinkInvalid", message, field: name };
  },
};

/** A failure as its member of the result union. */
export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
): Objects[Kind] {
  const toObject = objects[failure.kind] as ToObject<Extract<Failure, { kind: Kind }>>;
  return toObject(failure);
}
