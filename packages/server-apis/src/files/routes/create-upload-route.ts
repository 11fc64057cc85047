import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { UploadFailure } from "../domain/failures.ts";
import { noteDenial } from "../domain/note-denial.ts";
import { createPart } from "../domain/uploads/create-part.ts";
import { createUpload } from "../domain/uploads/create-upload.ts";
import { findUpload } from "../domain/uploads/find-upload.ts";
import { joinUploads } from "../domain/uploads/join-uploads.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Patch, UploadProgress, Uploads } from "../domain/uploads/uploads.ts";
import { parsePatch } from "./parse-patch.ts";
import { answerTus, progressHeaders } from "./tus-answer.ts";
import { type Creation, parseCreation } from "./upload-creation.ts";
import { uploadProblem } from "./upload-problem.ts";

/** POST to the collection: a whole upload, with its first bytes or without, a part of one, or one that is joined from parts. */
export async function createUploadRoute(kit: Kit, uploads: Uploads, context: RequestContext): Promise<Response> {
  const { request, principal } = context;
  const creation = parseCreation(request.headers);
  if (creation instanceof Response) return creation;
  const patch = hasBody(request) && creation.kind !== "joining" ? parsePatch(context, 0) : null;
  if (patch instanceof Response) return patch;
  const created = await create(kit, context, creation);
  if (created.kind !== "upload-created") {
    await noteDenial(kit, context, created, creation.wanted.parentId);
    return uploadProblem(created);
  }
  const location = { location: `/.mows/uploads/${created.id}` };
  if (patch === null && (creation.kind === "joining" || creation.wanted.length > 0))
    return withLocation(await findUpload(kit, principal, created.id), location);
  const outcome = await uploads.append(principal, created.id, patch ?? { ...nothing, signal: request.signal });
  // The same key came twice, or the bytes were there already: wherever it stands.
  if (outcome.kind === "offset-mismatch") return withLocation(await uploads.status(principal, created.id), location);
  return withLocation(outcome, location);
}

function create(kit: Kit, { request, principal }: RequestContext, creation: Creation) {
  const idempotencyKey = request.headers.get("idempotency-key");
  switch (creation.kind) {
    case "whole":
      return createUpload(kit, principal, { ...creation.wanted, idempotencyKey });
    case "part":
      return createPart(kit, principal, { ...creation.wanted, idempotencyKey });
    case "joining":
      return joinUploads(kit, principal, { ...creation.wanted, idempotencyKey });
    default:
      return creation satisfies never;
  }
}

const nothing: Omit<Patch, "signal"> = { offset: 0, body: null, checksum: null };

function withLocation(
  outcome: UploadProgress | { kind: "upload"; upload: Upload } | UploadFailure,
  location: Record<string, string>,
): Response {
  if (!("upload" in outcome)) return uploadProblem(outcome);
  return answerTus(201, { ...progressHeaders(outcome.upload), ...location });
}

function hasBody(request: Request): boolean {
  return request.body !== null && request.headers.get("content-length") !== "0" && request.headers.has("content-type");
}
