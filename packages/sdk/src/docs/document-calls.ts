import type { Mows } from "../client.ts";
import type { Touched } from "../core/cache-link.ts";
import { createInfiniteQueryFactory, type InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import { touchedByNewFile } from "../files/touched-keys.ts";
import {
  CompareDocumentDocument,
  CreateDocumentDocument,
  DocumentAuthorsDocument,
  DocumentDetailsDocument,
  DocumentHistoryDocument,
  NameDocumentVersionDocument,
  PresenceDocument,
  RestoreDocumentDocument,
} from "../generated/docs-operations.ts";
import type {
  CompareDocumentQuery,
  CreateDocumentInput,
  CreateDocumentMutation,
  DocumentAuthorsQuery,
  DocumentDetailsQuery,
  DocumentHistoryQuery,
  NameDocumentVersionInput,
  NameDocumentVersionMutation,
  PresenceQuery,
  RestoreDocumentInput,
  RestoreDocumentMutation,
} from "../generated/graphql.ts";
import type { DocSchema } from "./define-doc.ts";

export type DocumentDetailsResult = DocumentDetailsQuery["document"];
export type DocumentHistoryResult = DocumentHistoryQuery["documentHistory"];
export type DocumentHistoryPage = Extract<DocumentHistoryResult, { __typename: "DocumentHistory" }>;
export type DocumentCheckpoint = DocumentHistoryPage["checkpoints"][number];
export type CompareDocumentResult = CompareDocumentQuery["compareDocument"];
export type DocumentAuthorsResult = DocumentAuthorsQuery["documentAuthors"];
export type PresenceResult = PresenceQuery["presence"];
export type CreateDocumentResult = CreateDocumentMutation["createDocument"];
export type NameDocumentVersionResult = NameDocumentVersionMutation["nameDocumentVersion"];
export type RestoreDocumentResult = RestoreDocumentMutation["restoreDocument"];

/** What is asked and told of documents beside their content. */
export interface DocumentCalls {
  /** An empty one, of the schema it is opened with. */
  readonly create: MutationFactory<
    Omit<WithoutKey<CreateDocumentInput>, "schema"> & { schema?: DocSchema },
    CreateDocumentResult
  >;
  /** What it says it holds (a `DocSchema` as JSON), and what the caller may do with it. */
  readonly details: QueryFactory<{ id: string }, DocumentDetailsResult>;
  /** The states of it that were kept, the newest first. */
  readonly history: InfiniteQueryFactory<{ id: string; first?: number }, DocumentHistoryResult>;
  /** Line by line; without `to`, with what it is now. 0 is the empty document. */
  readonly compare: QueryFactory<{ id: string; from: number; to?: number }, CompareDocumentResult>;
  /** Who wrote which part of a text, 1,000 ranges a page by default. */
  readonly authors: QueryFactory<
    { id: string; field?: string; fromIndex?: number; first?: number },
    DocumentAuthorsResult
  >;
  /** Who has a document open, or is in a room of a node, without going there. */
  readonly presence: QueryFactory<{ nodeId: string; room?: string }, PresenceResult>;
  /** Without `sequence`, what it is now is kept under the name. */
  readonly nameVersion: MutationFactory<WithoutKey<NameDocumentVersionInput>, NameDocumentVersionResult>;
  /** An edit like any other: those who have it open go on. */
  readonly restore: MutationFactory<WithoutKey<RestoreDocumentInput>, RestoreDocumentResult>;
}

const historyOf = (id: string): Touched => ["mows", "docs", "history", { id }];

/**
 * A part of the SDK that pages with documents need, and other apps do not.
 * @example
 * const documents = createDocumentCalls(mows);
 * const created = await documents.create({ parentId, name: "Saturday", schema: note });
 */
export function createDocumentCalls({ transport }: Pick<Mows, "transport">): DocumentCalls {
  const create = mutationOf(transport, ["docs", "create"], CreateDocumentDocument, (_result, { parentId }) =>
    touchedByNewFile(parentId),
  );
  return {
    create: createMutationFactory(["docs", "create"], ({ schema, ...input }) =>
      create({ ...input, ...(schema && { schema: JSON.stringify(schema) }) }),
    ),
    details: queryOf(transport, ["docs", "details"], DocumentDetailsDocument),
    history: createInfiniteQueryFactory(["docs", "history"], (variables, options) =>
      transport.execute(DocumentHistoryDocument, variables, options),
    ),
    compare: queryOf(transport, ["docs", "compare"], CompareDocumentDocument),
    authors: queryOf(transport, ["docs", "authors"], DocumentAuthorsDocument),
    presence: queryOf(transport, ["docs", "presence"], PresenceDocument),
    nameVersion: mutationOf(transport, ["docs", "nameVersion"], NameDocumentVersionDocument, (_result, { id }) => [
      historyOf(id),
    ]),
    restore: mutationOf(transport, ["docs", "restore"], RestoreDocumentDocument, (_result, { id }) => [historyOf(id)]),
  };
}
