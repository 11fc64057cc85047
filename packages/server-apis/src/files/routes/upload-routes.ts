import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { createUpload, type NewUpload } from "../domain/uploads/create-upload.ts";
import { findUpload } from "../domain/uploads/find-upload.ts";
import { noteDenial } from "../domain/note-denial.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Patch, UploadProgress, Uploads } from "../domain/uploads/uploads.ts";
import type { UploadFailure } from "../domain/failures.ts";
import { parseByteCount, parseChecksum, parseMetadata, tusCapabilities, tusVersion } from "./tus-headers.ts";
import { uploadProblem } from "./upload-problem.ts";

const contentType = "application/offset+octet-stream";

/** Resumable uploads: tus 1.0.0 at `/.mows/uploads`. */
export function uploadRoutes(kit: Kit, uploads: Uploads): readonly Route[] {
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
      path: "uploads/:id",
      methods: ["OPTIONS", "HEAD", "PATCH", "DELETE", "POST"],
      handle: (context, { id = "" }) => member(uploads, context, id),
    },
  ];
}

async function collection(kit: Kit, uploads: Uploads, context: RequestContext): Promise<Response> {
  if (context.request.method === "OPTIONS") return answer(204, tusCapabilities);
  return wrongVersion(context) ?? create(kit, uploads, context);
}

async function member(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  // Some networks let only GET and POST through (tus, "X-HTTP-Method-Override").
  const override = context.request.method === "POST" ? context.request.headers.get("x-http-method-override") : null;
  const method = override?.toUpperCase() ?? context.request.method;
  if (method === "OPTIONS") return answer(204, tusCapabilities);
  const refused = wrongVersion(context);
  if (refused !== null) return refused;
  switch (method) {
    case "HEAD":
      return status(uploads, context, id);
    case "PATCH":
      return append(uploads, context, id);
    case "DELETE": {
      const outcome = await uploads.terminate(context.principal, id);
      return outcome.kind === "upload-terminated" ? answer(204, {}) : uploadProblem(outcome);
    }
    default:
      return refuse(405, "METHOD_NOT_ALLOWED", "An upload knows HEAD, PATCH and DELETE.");
  }
}

async function create(kit: Kit, uploads: Uploads, context: RequestContext): Promise<Response> {
  const { request, principal } = context;
  const wanted = parseCreation(request.headers);
  if (wanted instanceof Response) return wanted;
  const patch = hasBody(request) ? parsePatch(context, 0) : null;
  if (patch instanceof Response) return patch;
  const created = await createUpload(kit, principal, {
    ...wanted,
    idempotencyKey: request.headers.get("idempotency-key"),
  });
  if (created.kind !== "upload-created") {
    await noteDenial(kit, context, created, wanted.parentId);
    return uploadProblem(created);
  }
  const location = { location: `/.mows/uploads/${created.id}` };
  if (patch === null && wanted.length > 0) return withLocation(await findUpload(kit, principal, created.id), location);
  const outcome = await uploads.append(principal, created.id, patch ?? { ...nothing, signal: request.signal });
  // The same key came twice: the first call's upload, wherever it stands.
  if (outcome.kind === "offset-mismatch") return withLocation(await uploads.status(principal, created.id), location);
  return withLocation(outcome, location);
}

function parseCreation(headers: Headers): NewUpload | Response {
  const length = parseByteCount(headers.get("upload-length"));
  if (length === null) return refuse(400, "LENGTH_MISSING", "Upload-Length must say how many bytes will come.");
  if (headers.has("upload-concat")) return refuse(400, "NOT_SUPPORTED", "Uploads cannot be joined from parts here.");
  const metadata = headers.get("upload-metadata") ?? "";
  const pairs = parseMetadata(metadata);
  const [parentId, name] = [pairs?.get("parentId"), pairs?.get("filename")];
  if (parentId !== undefined && name !== undefined) return { parentId, name, length, metadata };
  return refuse(400, "METADATA_INVALID", "Upload-Metadata must name parentId and filename, each in base64.");
}

const nothing: Omit<Patch, "signal"> = { offset: 0, body: null, checksum: null };

function withLocation(
  outcome: UploadProgress | { kind: "upload"; upload: Upload } | UploadFailure,
  location: Record<string, string>,
): Response {
  if (!("upload" in outcome)) return uploadProblem(outcome);
  return answer(201, { ...progressHeaders(outcome.upload), ...location });
}

async function status(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  const outcome = await uploads.status(context.principal, id);
  if (outcome.kind !== "upload-progress") return uploadProblem(outcome);
  const { upload } = outcome;
  return answer(200, {
    ...progressHeaders(upload),
    "upload-length": String(upload.length),
    ...(upload.metadata === "" ? {} : { "upload-metadata": upload.metadata }),
  });
}

async function append(uploads: Uploads, context: RequestContext, id: string): Promise<Response> {
  const offset = parseByteCount(context.request.headers.get("upload-offset"));
  if (offset === null) return refuse(400, "OFFSET_MISSING", "Upload-Offset must say where these bytes begin.");
  const patch = parsePatch(context, offset);
  if (patch instanceof Response) return patch;
  const outcome = await uploads.append(context.principal, id, patch);
  return outcome.kind === "upload-progress" ? answer(204, progressHeaders(outcome.upload)) : uploadProblem(outcome);
}

function parsePatch(context: RequestContext, offset: number): Patch | Response {
  const { headers, body, signal } = context.request;
  if (headers.get("content-type") !== contentType) {
    return refuse(415, "CONTENT_TYPE_WRONG", `The bytes of an upload come as ${contentType}.`);
  }
  const given = headers.get("upload-checksum");
  const checksum = given === null ? null : parseChecksum(given);
  if (given !== null && checksum === null) {
    return refuse(
      400,
      "CHECKSUM_UNKNOWN",
      `Upload-Checksum must be one of ${tusCapabilities["tus-checksum-algorithm"]}, in base64.`,
    );
  }
  return { offset, body, checksum, signal };
}

function hasBody(request: Request): boolean {
  return request.body !== null && request.headers.get("content-length") !== "0" && request.headers.has("content-type");
}

function progressHeaders(upload: Upload): Record<string, string> {
  const headers: Record<string, string> = {
    "upload-offset": String(upload.receivedBytes),
    "upload-expires": upload.expiresAt.toUTCString(),
  };
  if (upload.finished === null) return headers;
  const { nodeId, nodeName } = upload.finished;
  return { ...headers, "mows-node-id": nodeId, "mows-node-name": encodeURIComponent(nodeName) };
}

function wrongVersion(context: RequestContext): Response | null {
  if (context.request.headers.get("tus-resumable") === tusVersion) return null;
  return refuse(412, "TUS_VERSION_UNKNOWN", `Tus-Resumable must be ${tusVersion}.`, { "tus-version": tusVersion });
}

function answer(status: number, headers: Record<string, string>): Response {
  return new Response(null, {
    status,
    headers: { "tus-resumable": tusVersion, "cache-control": "no-store", ...headers },
  });
}

function refuse(status: number, code: string, detail: string, headers: Record<string, string> = {}): Response {
  return problem(status, code, detail, { headers: { "tus-resumable": tusVersion, ...headers } });
}
