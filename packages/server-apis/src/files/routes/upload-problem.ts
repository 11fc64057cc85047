import { problem } from "../../kit/http/problem.ts";
import type { UploadFailure } from "../domain/failures.ts";
import { tusVersion } from "./tus-headers.ts";

type Kind = UploadFailure["kind"];

const statuses = {
  denied: 403,
  "node-not-found": 404,
  "not-a-folder": 409,
  "name-invalid": 400,
  "name-taken": 409,
  "quota-exceeded": 413,
  "part-unusable": 409,
  "upload-joined": 403,
  "upload-not-found": 404,
  "offset-mismatch": 409,
  "checksum-mismatch": 460,
  "length-exceeded": 413,
  "parent-gone": 410,
  "upload-taken-over": 423,
  "store-full": 507,
} satisfies Record<Kind, number>;

const details = {
  denied: "Nothing may be stored here: write access to the folder is missing.",
  "node-not-found": "There is no such folder.",
  "not-a-folder": "Files can only be stored in folders.",
  "name-invalid": "The file cannot have this name. Rename it and upload it again.",
  "quota-exceeded": "There is not enough room left. Nothing was stored; delete something or ask for more room.",
  "name-taken": "There is something of this name already, which the upload was to leave as it is. Nothing was stored.",
  "part-unusable":
    "The parts cannot be joined: each must be whole, your own, in the same space and in no other upload.",
  "upload-joined": "This upload was joined from parts and is whole.",
  "upload-not-found": "There is no such upload; it may have expired. Begin it again.",
  "offset-mismatch":
    "The upload stands elsewhere. What was acknowledged is kept; ask where it stands and go on from there.",
  "checksum-mismatch": "The bytes changed on their way. None of this request were kept; send them again.",
  "length-exceeded": "More bytes came than were announced. Begin the upload again with the right length.",
  "parent-gone": "The folder was deleted while the upload was under way. Upload the file to another one.",
  "upload-taken-over": "A newer request goes on with this upload. What came is kept.",
  "store-full": "The cloud's disk is full. What was acknowledged is kept; go on when there is room.",
} satisfies Record<Kind, string>;

/** The refusal as problem details, its code being the failure's kind in capitals: `QUOTA_EXCEEDED`. */
export function uploadProblem(failure: UploadFailure): Response {
  const anonymous = failure.kind === "denied" && failure.lacking === "anonymous";
  const headers: Record<string, string> = { "tus-resumable": tusVersion };
  if ("offset" in failure) headers["upload-offset"] = String(failure.offset);
  if (failure.kind === "name-taken") headers["mows-node-id"] = failure.existingId;
  const { kind } = failure;
  return problem(anonymous ? 401 : statuses[kind], codeOf(kind), details[kind], { facts: factsOf(failure), headers });
}

function factsOf(failure: UploadFailure): Record<string, string | number | null> {
  if (failure.kind === "denied") return { lacking: failure.lacking, missingScope: failure.missingScope };
  const { kind: _kind, ...facts } = failure;
  return facts;
}

function codeOf(kind: Kind): string {
  return kind.toUpperCase().replaceAll("-", "_");
}
