import { parseId, type UploadId } from "../../kit/ids.ts";
import type { ConflictPolicy } from "../domain/files-database.ts";
import type { NewPart } from "../domain/uploads/create-part.ts";
import type { NewUpload } from "../domain/uploads/create-upload.ts";
import type { Joining } from "../domain/uploads/join-uploads.ts";
import { refuseTus } from "./tus-answer.ts";
import { parseByteCount, parseMetadata } from "./tus-headers.ts";

/** What a POST to the collection asks for. */
export type Creation =
  | { kind: "whole"; wanted: NewUpload }
  | { kind: "part"; wanted: NewPart }
  | { kind: "joining"; wanted: Joining };

const policies: readonly ConflictPolicy[] = ["keep-both", "replace", "skip"];
/** The most parts of one upload: their addresses have to fit into the headers of a request and of its answer. */
const mostParts = 200;

/** Reads the headers of a creation (tus, "Creation" and "Concatenation"), or says what is wrong with them. */
export function parseCreation(headers: Headers): Creation | Response {
  const metadata = headers.get("upload-metadata") ?? "";
  const pairs = parseMetadata(metadata);
  const parentId = pairs?.get("parentId");
  if (pairs === null || parentId === undefined) return refuseTus(400, "METADATA_INVALID", metadataMissing);
  const concat = headers.get("upload-concat");
  if (concat === "partial") return parsePart(headers, { parentId, metadata });
  const [name, conflict, sha256] = [pairs.get("filename"), parseConflict(pairs), pairs.get("sha256") ?? null];
  if (name === undefined) return refuseTus(400, "METADATA_INVALID", metadataMissing);
  if (conflict === null) return refuseTus(400, "METADATA_INVALID", `conflict must be one of ${policies.join(", ")}.`);
  if (concat !== null) return parseJoining(concat, { parentId, name, metadata, conflict });
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256))
    return refuseTus(400, "METADATA_INVALID", "sha256 must be 64 digits of lower-case hexadecimal.");
  const length = parseByteCount(headers.get("upload-length"));
  if (length === null) return lengthMissing();
  return { kind: "whole", wanted: { parentId, name, length, metadata, conflict, sha256 } };
}

const metadataMissing =
  "Upload-Metadata must name parentId and filename, each in base64; a partial upload parentId alone: the folder in whose space its room is reserved.";

function lengthMissing(): Response {
  return refuseTus(400, "LENGTH_MISSING", "Upload-Length must say how many bytes will come.");
}

function parseConflict(pairs: ReadonlyMap<string, string>): ConflictPolicy | null {
  const given = pairs.get("conflict") ?? "keep-both";
  return policies.find((policy) => policy === given) ?? null;
}

function parsePart(headers: Headers, given: Omit<NewPart, "length">): Creation | Response {
  const length = parseByteCount(headers.get("upload-length"));
  return length === null ? lengthMissing() : { kind: "part", wanted: { ...given, length } };
}

function parseJoining(concat: string, given: Omit<Joining, "partIds">): Creation | Response {
  const ids = concat.startsWith("final;") ? parsePartIds(concat.slice("final;".length)) : null;
  if (ids !== null) return { kind: "joining", wanted: { ...given, partIds: ids } };
  return refuseTus(
    400,
    "CONCAT_INVALID",
    "Upload-Concat must be partial, or final; and the addresses of its parts, each once.",
  );
}

/** Of addresses, absolute or relative, with spaces between them. */
function parsePartIds(list: string): UploadId[] | null {
  const addresses = list.trim().split(/\s+/);
  const ids = addresses.flatMap((address) => {
    const [, id] = /^(?:https?:\/\/[^/\s]+)?\/\.mows\/uploads\/([0-9a-f-]{36})$/.exec(address) ?? [];
    const parsed = id === undefined ? null : parseId<UploadId>(id);
    return parsed === null ? [] : [parsed];
  });
  const valid = ids.length === addresses.length && ids.length <= mostParts && new Set(ids).size === ids.length;
  return valid ? ids : null;
}
