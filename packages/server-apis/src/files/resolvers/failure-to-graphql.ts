import type { DeniedParty, NameInvalidReason } from "../../generated/resolvers.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Origins } from "../../kit/origins.ts";
import type { NameInvalid, NoteFailure, TreeFailure } from "../domain/failures.ts";
import { noteFacts, noteTypenames, type NoteFacts } from "./note-failure-to-graphql.ts";

type Kind = TreeFailure["kind"];

const typenames = {
  denied: "Denied",
  "node-not-found": "NodeNotFound",
  "not-a-folder": "NotAFolder",
  "name-taken": "NameTaken",
  "name-invalid": "NameInvalid",
  "root-immovable": "RootImmovable",
  "would-cycle": "WouldCycle",
  "invalid-cursor": "InvalidCursor",
  "too-deep": "TooDeep",
  "not-a-file": "NotAFile",
  "quota-exceeded": "QuotaExceeded",
} as const satisfies Record<Kind, string>;

const allTypenames = { ...typenames, ...noteTypenames };

type AnyFailure = TreeFailure | NoteFailure;
type Typename<F extends AnyFailure> = (typeof allTypenames)[F["kind"]];

const messages = {
  "node-not-found": "This file or folder does not exist, or is not yours to see.",
  "not-a-folder": "This is a file, and only a folder can hold something.",
  "root-immovable": "The root of a space cannot be renamed, moved or deleted.",
  "would-cycle": "A folder cannot be moved into itself or into what it holds.",
  "invalid-cursor": "This position is not one of this list. Read it again from its beginning.",
  "not-a-file": "This is no file, and only a file has a content.",
  "quota-exceeded":
    "There is not enough room left in this space. Nothing was changed; delete something, and empty the trash.",
} satisfies Partial<Record<Kind, string>>;

const lackings = {
  anonymous: { party: "ANONYMOUS", message: "Sign in first." },
  person: { party: "PERSON", message: "You may not do this." },
  app: { party: "APP", message: "This app was not given access to this. Grant it in your cloud, then try again." },
} as const satisfies Record<string, { party: DeniedParty; message: string }>;

const reasons = {
  empty: { reason: "EMPTY", message: "A name has at least one character." },
  "too-long": { reason: "TOO_LONG", message: "A name has at most 255 bytes; accents and emoji count several." },
  "forbidden-character": { reason: "FORBIDDEN_CHARACTER", message: "A name holds no / and no control characters." },
  reserved: { reason: "RESERVED", message: "The names . and .. mean the folder itself and the one above." },
} as const satisfies Record<NameInvalid["reason"], { reason: NameInvalidReason; message: string }>;

/** The member of the contract's unions for each failure: `__typename`, a message for a person, and the facts. */
export function failureToGraphql<F extends AnyFailure>(
  failure: F,
  { origins }: Pick<Kit, "origins">,
): GraphqlFailure<F> {
  const stated = isOfTree(failure) ? facts(failure, origins) : noteFacts(failure);
  return { __typename: allTypenames[failure.kind], ...stated } as GraphqlFailure<F>;
}

function isOfTree(failure: AnyFailure): failure is TreeFailure {
  return failure.kind in typenames;
}

function facts(failure: TreeFailure, origins: Origins) {
  switch (failure.kind) {
    case "denied": {
      const { party, message } = lackings[failure.lacking];
      return {
        message,
        missingScope: failure.missingScope,
        lacking: party,
        grantRequest: grantRequestUrl(origins, failure.grantRequest),
      };
    }
    case "name-taken":
      return {
        message: `Something called “${failure.name}” is there already. Choose another name.`,
        name: failure.name,
        existingId: failure.existingId,
      };
    case "name-invalid":
      return { ...reasons[failure.reason], name: failure.name };
    case "would-cycle":
      return { message: messages[failure.kind], id: failure.id, parentId: failure.parentId };
    case "invalid-cursor":
      return { message: messages[failure.kind] };
    case "too-deep":
      return {
        message: `Folders lie at most ${failure.limit} levels deep. Choose one further up.`,
        limit: failure.limit,
      };
    case "quota-exceeded":
      return { message: messages[failure.kind], limitBytes: failure.limitBytes, usedBytes: failure.usedBytes };
    case "node-not-found":
    case "not-a-folder":
    case "not-a-file":
    case "root-immovable":
      return { message: messages[failure.kind], id: failure.id };
    default:
      return failure satisfies never;
  }
}

type Facts = NoteFacts & {
  Denied: { missingScope: string; lacking: DeniedParty; grantRequest: string | null };
  NodeNotFound: { id: string };
  NotAFolder: { id: string };
  NameTaken: { name: string; existingId: string };
  NameInvalid: { name: string; reason: NameInvalidReason };
  RootImmovable: { id: string };
  WouldCycle: { id: string; parentId: string };
  InvalidCursor: object;
  TooDeep: { limit: number };
  NotAFile: { id: string };
  QuotaExceeded: { limitBytes: number; usedBytes: number };
};

/** The union's member that goes with a failure. */
export type GraphqlFailure<F extends AnyFailure> = F extends AnyFailure
  ? { __typename: Typename<F>; message: string } & Facts[Typename<F>]
  : never;
