import { createMows, type Mows } from "../client.ts";
import { MowsError } from "../core/mows-error.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { queryOf } from "../core/service.ts";
import type { OpenedLinkQuery } from "../generated/graphql.ts";
import { NameVisitorDocument, OpenedLinkDocument } from "../generated/links-operations.ts";
import type { UploadQueue } from "../uploads/upload-queue.ts";

export type OpenedLinkResult = OpenedLinkQuery["openedLink"];
export type OpenedLink = Extract<OpenedLinkResult, { __typename: "OpenedLink" }>;

export interface LinkVisit {
  /** The cloud as the link shows it: `files` and `uploads` reach what the link is on, and nothing else. There is no change feed. */
  readonly mows: Mows;
  /** What the visitor needs to know of the link. */
  readonly opened: QueryFactory<void, OpenedLinkResult>;
  /** What the visitor calls themselves: whoever shares sees it with what they do from now on. */
  readonly nameVisitor: MutationFactory<{ name: string }, OpenedLinkResult>;
}

/**
 * The cloud as a visitor of a link sees it, once `openLink` has opened it in this browser.
 * @example
 * const { mows, opened } = visitLink(linkId);
 */
export function visitLink(linkId: string, options: { url?: string; fetch?: typeof fetch } = {}): LinkVisit {
  const url = options.url ?? location.origin;
  const given = options.fetch === undefined ? {} : { fetch: options.fetch };
  const mows = createMows({ url: `${url}/.mows/links/${linkId}`, ...given });
  let uploads: Promise<UploadQueue> | undefined;

  async function loadUploads(): Promise<UploadQueue> {
    try {
      const { createUploadQueue } = await import("../uploads/create-upload-queue.ts");
      const { transport, files } = mows;
      // Nothing is kept over a reload: the browser may be anybody's.
      const withProgress = options.fetch === undefined;
      return createUploadQueue({ transport, createFolder: files.createFolder, inPage: false, withProgress });
    } catch (thrown) {
      uploads = undefined;
      throw MowsError.from(thrown);
    }
  }

  return {
    mows: { ...mows, uploads: () => (uploads ??= loadUploads()) },
    opened: queryOf(mows.transport, ["links", "opened"], OpenedLinkDocument),
    nameVisitor: createMutationFactory(["links", "nameVisitor"], async (given) => {
      const result = await mows.transport.execute(NameVisitorDocument, given);
      mows.transport.touch([["mows", "links"]]);
      return result;
    }),
  };
}
