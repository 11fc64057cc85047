import type { DocumentSchemaInvalidReason, EditRefusedReason, NameInvalidReason } from "../../generated/resolvers.ts";
import { deniedParties } from "../../kit/denied-parties.ts";
import { grantRequestUrl } from "../../kit/grants/grant-request-url.ts";
import type { Origins } from "../../kit/origins.ts";
import type { DocumentFailure } from "../domain/documents/document-failures.ts";

type Kind = DocumentFailure["kind"];
type Of<K extends Kind> = Extract<DocumentFailure, { kind: K }>;

const typenames = {
  denied: "Denied",
  "node-not-found": "NodeNotFound",
  "not-a-folder": "NotAFolder",
  "not-a-document": "NotADocument",
  "name-taken": "NameTaken",
  "name-invalid": "NameInvalid",
  "quota-exceeded": "QuotaExceeded",
  "document-schema-invalid": "DocumentSchemaInvalid",
  "invalid-cursor": "InvalidCursor",
  "checkpoint-not-found": "CheckpointNotFound",
  "too-many-names": "TooManyNames",
  "not-comparable": "NotComparable",
  "text-field-not-found": "TextFieldNotFound",
  "document-too-large": "DocumentTooLarge",
  "history-busy": "HistoryBusy",
  "edit-refused": "EditRefused",
} as const satisfies Record<Kind, string>;

const lackings = {
  anonymous: "Sign in first.",
  person: "You may not do this.",
  app: "This app was not given access to this. Grant it in your cloud, then try again.",
} as const;

const names = {
  empty: { reason: "EMPTY", message: "A name has at least one character." },
  "too-long": { reason: "TOO_LONG", message: "This name is too long." },
  "forbidden-character": { reason: "FORBIDDEN_CHARACTER", message: "A name holds no / and no control characters." },
  reserved: { reason: "RESERVED", message: "The names . and .. mean the folder itself and the one above." },
} as const satisfies Record<Of<"name-invalid">["reason"], { reason: NameInvalidReason; message: string }>;

const schemas = {
  "not-json": { reason: "NOT_JSON", message: "The schema of a document is JSON, and this is none." },
  "too-large": { reason: "TOO_LARGE", message: "The schema of a document has at most 16 KiB." },
  "too-deep": { reason: "TOO_DEEP", message: "Fields of a document lie at most 8 deep." },
  malformed: { reason: "MALFORMED", message: "The schema of the document is not one that is known." },
} as const satisfies Record<
  Of<"document-schema-invalid">["reason"],
  { reason: DocumentSchemaInvalidReason; message: string }
>;

const edits = {
  "quota-exceeded": {
    reason: "QUOTA_EXCEEDED",
    message: "There is not enough room left in this space. Nothing was changed; delete something, and empty the trash.",
  },
  "document-full": { reason: "DOCUMENT_FULL", message: "The document is as large as one may be. Nothing was changed." },
  overloaded: { reason: "OVERLOADED", message: "This could not be written at the moment. Try again." },
} as const satisfies Record<Of<"edit-refused">["reason"], { reason: EditRefusedReason; message: string }>;

const facts = {
  denied: ({ lacking, missingScope, grantRequest }, origins) => ({
    message: lackings[lacking],
    missingScope,
    lacking: deniedParties[lacking],
    grantRequest: grantRequestUrl(origins, grantRequest),
  }),
  "node-not-found": ({ id }) => ({ message: "This document does not exist, or is not yours to see.", id }),
  "not-a-folder": ({ id }) => ({ message: "This is no folder, and only a folder can hold something.", id }),
  "not-a-document": ({ id }) => ({ message: "This is no document that is edited together.", id }),
  "name-taken": ({ name, existingId }) => ({
    message: `Something called “${name}” is there already. Choose another name.`,
    name,
    existingId,
  }),
  "name-invalid": ({ name, reason }) => ({ ...names[reason], name }),
  "quota-exceeded": ({ limitBytes, usedBytes }) => ({
    message: edits["quota-exceeded"].message,
    limitBytes,
    usedBytes,
  }),
  "document-schema-invalid": ({ reason, path }) => ({ ...schemas[reason], path }),
  "invalid-cursor": () => ({ message: "This position is not one of this list. Read it again from its beginning." }),
  "checkpoint-not-found": ({ sequence }) => ({
    message: "This state of the document was never kept, or is not kept any more.",
    sequence,
  }),
  "too-many-names": ({ limit }) => ({
    message: `A document has at most ${limit} named versions. Take the name of another one away.`,
    limit,
  }),
  "not-comparable": () => ({ message: "One of the two is too large to be compared.", reason: "TOO_LARGE" as const }),
  "text-field-not-found": ({ field, fields }) => ({
    message: field === null ? "Say which text of the document is meant." : "The document has no text of this name.",
    field,
    fields: [...fields],
  }),
  "document-too-large": ({ limitBytes }) => ({
    message: "Too much was written into this document for its history to be gone through.",
    limitBytes,
  }),
  "history-busy": () => ({ message: "Too many go through the history of documents just now. Try again in a moment." }),
  "edit-refused": ({ reason }) => edits[reason],
} satisfies { [K in Kind]: (failure: Of<K>, origins: Origins) => { message: string } };

/** The union's member that goes with a failure. */
export type GraphqlFailure<F extends DocumentFailure> = F extends DocumentFailure
  ? { __typename: (typeof typenames)[F["kind"]] } & ReturnType<(typeof facts)[F["kind"]]>
  : never;

/** The member of the contract's unions for each failure: `__typename`, a message for a person, and the facts. */
export function failureToGraphql<F extends DocumentFailure>(failure: F, origins: Origins): GraphqlFailure<F> {
  const stated = facts[failure.kind] as (failure: DocumentFailure, origins: Origins) => { message: string };
  return { __typename: typenames[failure.kind], ...stated(failure, origins) } as GraphqlFailure<F>;
}
