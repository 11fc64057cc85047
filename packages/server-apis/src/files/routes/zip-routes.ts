import { guardAnswer } from "../../kit/http/guard-answer.ts";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { FilesKit } from "../domain/files-kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { type FolderZip, zipFolder, type ZipFolderOutcome } from "../domain/zip/zip-folder.ts";
import { zipBytes } from "../domain/zip/zip-bytes.ts";
import { refuseContent } from "./answer-content.ts";
import { contentDisposition, sealedHeaders } from "./content-headers.ts";
import { refuseDestination } from "./refuse-destination.ts";

/** Not many more fit into an address (16 KiB of headers). */
const mostIds = 400;

/** A folder, or with `?ids=` some of what is below it, as a zip that is made while it is sent. */
export function zipRoutes(kit: FilesKit): readonly Route[] {
  return [
    {
      path: "files/:id/zip",
      origins: "all",
      reach: "same-origin",
      methods: ["GET", "HEAD"],
      handle: (context, { id = "" }) => answerZip(kit, context, id),
    },
  ];
}

async function answerZip(kit: FilesKit, context: RequestContext, folderId: string): Promise<Response> {
  const { request, principal } = context;
  const refused = refuseDestination(request.headers);
  if (refused !== null) return refused;
  const ids = selectionOf(new URL(request.url).searchParams);
  if (ids !== null && (ids.length === 0 || ids.length > mostIds))
    return problem(400, "SELECTION_INVALID", `A selection names 1 to ${mostIds} nodes, with commas between them.`);
  const asked = Promise.withResolvers<ZipFolderOutcome>();
  const endGuard = guardAnswer(kit, context, async () => {
    const now = await asked.promise;
    return now.kind === "zip" && now.zip.stillAllowed();
  });
  const outcome = await zipFolder(kit, principal, { folderId, ids });
  asked.resolve(outcome);
  if (outcome.kind !== "zip" || request.method === "HEAD") endGuard();
  switch (outcome.kind) {
    case "zip": {
      const body = request.method === "HEAD" ? null : zipBytes(kit.blobs, outcome.zip.entries);
      return new Response(body, { headers: zipHeaders(outcome.zip) });
    }
    case "not-a-folder":
      return problem(409, "NOT_A_FOLDER", "Only a folder comes as a zip. A file comes by its content.");
    default:
      return refuseContent(kit, context, outcome, folderId);
  }
}

/** Null where the whole folder is meant. */
function selectionOf(parameters: URLSearchParams): string[] | null {
  const given = parameters.getAll("ids");
  return given.length === 0 ? null : given.flatMap((list) => list.split(",")).filter((id) => id !== "");
}

function zipHeaders({ name, lengthBytes }: FolderZip): Record<string, string> {
  return {
    ...sealedHeaders,
    "content-type": "application/zip",
    "content-disposition": contentDisposition("attachment", `${name}.zip`),
    // Made anew each time: no part of one fits to a part of another.
    "accept-ranges": "none",
    ...(lengthBytes === null ? {} : { "content-length": String(lengthBytes) }),
  };
}
