import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { CreateHash } from "../domain/ports.ts";
import type { Uploads } from "../domain/uploads/uploads.ts";
import { batchRoute } from "./batch-route.ts";
import { createUploadRoute } from "./create-upload-route.ts";
import { parsePatch } from "./parse-patch.ts";
import { answerTus, progressHeaders, refuseTus } from "./tus-answer.ts";
import { parseByteCount, tusCapabilities, tusVersion } from "./tus-headers.ts";
import { uploadProblem } from "./upload-problem.ts";

/** Resumable uploads: tus 1.0.0 at `/.mows/uploads`; many small files at once at `/.mows/uploads/batch`. */
export function uploadRoutes(kit: Kit, uploads: Uploads, createHash: CreateHash): readonly Route[] {
  const mounted = { origins: "all", reach: "same-origin" } as const;
  return [
    {
      ...mounted,
      path: "uploads",
      methods: ["OPTIONS", "POST"],
      handle: (context) => collection(kit, uploads, context),
    },
    {
      ...mounted,
      path: "uploads/batch",
      methods: ["POST"],
      handle: (context) => batchRoute({ kit, createHash }, context),
    },
    {
      ...mounted,
      path: "uploads/:id",
      methods: ["OPTIONS", "HEAD", "PATCH", "DELETE", "POST"],
      handle: (context, { id = "" }) => member(uploads, context, id),
    },
  ];
}

async function collection(kit: Kit, uploads: Uploads, context: RequestContext): Promise<Response> {
  if (context.request.method === "OPTIONS") return answerTus(204, tusCapabilities);
  return wrongVersion(context) ?? createUploadRoute(kit, uploads, context);
}

async function member(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  // Some networks let only GET and POST through (tus, "X-HTTP-Method-Override").
  const override = context.request.method === "POST" ? context.request.headers.get("x-http-method-override") : null;
  const method = override?.toUpperCase() ?? context.request.method;
  if (method === "OPTIONS") return answerTus(204, tusCapabilities);
  const refused = wrongVersion(context);
  if (refused !== null) return refused;
  switch (method) {
    case "HEAD":
      return status(uploads, context, id);
    case "PATCH":
      return append(uploads, context, id);
    case "DELETE": {
      const outcome = await uploads.terminate(context.principal, id);
      return outcome.kind === "upload-terminated" ? answerTus(204, {}) : uploadProblem(outcome);
    }
    default:
      return refuseTus(405, "METHOD_NOT_ALLOWED", "An upload knows HEAD, PATCH and DELETE.");
  }
}

async function status(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  const outcome = await uploads.status(context.principal, id);
  if (outcome.kind !== "upload-progress") return uploadProblem(outcome);
  const { upload } = outcome;
  return answerTus(200, {
    ...progressHeaders(upload),
    "upload-length": String(upload.length),
    ...(upload.metadata === "" ? {} : { "upload-metadata": upload.metadata }),
  });
}

async function append(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  const offset = parseByteCount(context.request.headers.get("upload-offset"));
  if (offset === null) return refuseTus(400, "OFFSET_MISSING", "Upload-Offset must say where these bytes begin.");
  const patch = parsePatch(context, offset);
  if (patch instanceof Response) return patch;
  const outcome = await uploads.append(context.principal, id, patch);
  return outcome.kind === "upload-progress" ? answerTus(204, progressHeaders(outcome.upload)) : uploadProblem(outcome);
}

function wrongVersion(context: RequestContext): Response | null {
  if (context.request.headers.get("tus-resumable") === tusVersion) return null;
  return refuseTus(412, "TUS_VERSION_UNKNOWN", `Tus-Resumable must be ${tusVersion}.`, { "tus-version": tusVersion });
}
