import { problem } from "../../kit/http/problem.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { BatchFailure, BatchFileFailure } from "../domain/failures.ts";
import type { ConflictPolicy } from "../domain/files-database.ts";
import { noteDenial } from "../domain/note-denial.ts";
import type { CreateHash } from "../domain/ports.ts";
import type { BatchFileOutcome } from "../domain/uploads/batch/place-batch.ts";
import { type BatchPlaced, uploadBatch } from "../domain/uploads/batch/upload-batch.ts";

const contentType = "application/vnd.mows.files";

const policies: readonly ConflictPolicy[] = ["keep-both", "replace", "skip"];

/** POST of many small files in one request. Each answer is a line of JSON, in the order of the files. */
export async function batchRoute(
  tools: { kit: Kit; createHash: CreateHash },
  context: RequestContext,
): Promise<Response> {
  const { request, principal } = context;
  if (principal.kind !== "person") return refuseVisitor(principal.kind);
  if (request.headers.get("content-type") !== contentType)
    return problem(415, "CONTENT_TYPE_WRONG", `A batch of files comes as ${contentType}. Nothing was stored.`);
  const given = new URL(request.url).searchParams.get("conflict") ?? "keep-both";
  const conflict = policies.find((policy) => policy === given);
  if (conflict === undefined)
    return problem(400, "CONFLICT_INVALID", `conflict must be one of ${policies.join(", ")}. Nothing was stored.`);
  const { body, signal } = request;
  const idempotencyKey = request.headers.get("idempotency-key");
  const outcome = await uploadBatch(tools, principal, { body, signal, conflict, idempotencyKey });
  if (outcome.kind !== "batch-placed") return batchProblem(outcome);
  await noteDenials(tools.kit, context, outcome);
  return new Response(outcome.files.map((file) => `${JSON.stringify(lineOf(file))}\n`).join(""), {
    headers: { "content-type": "application/jsonl", "cache-control": "no-store" },
  });
}

function refuseVisitor(kind: string): Response {
  if (kind === "anonymous") return problem(401, "DENIED", "Sign in to store files. Nothing was stored.");
  return problem(403, "DENIED", "Only people send files in batches; send them one by one. Nothing was stored.");
}

/** Of each folder once, as if its files had come one by one. */
async function noteDenials(kit: Kit, context: RequestContext, { files, records }: BatchPlaced): Promise<void> {
  const denied = new Map(files.flatMap((file, n) => (file.kind === "denied" ? [[records[n]?.parentId, file]] : [])));
  for (const [parentId, failure] of denied) await noteDenial(kit, context, failure, parentId ?? "");
}

const fileDetails = {
  denied: "Nothing may be stored here: write access to the folder is missing.",
  "node-not-found": "There is no such folder.",
  "not-a-folder": "Files can only be stored in folders.",
  "name-invalid": "The file cannot have this name. Rename it and upload it again.",
  "name-taken": "Another file of the batch has this name. This one was not stored.",
  "content-changed": "The bytes are not those that were announced. The file was not stored; send it again.",
} satisfies Record<BatchFileFailure["kind"], string>;

function lineOf(file: BatchFileOutcome): object {
  if (file.kind === "file-placed") return { nodeId: file.nodeId, name: file.nodeName, outcome: file.outcome };
  return { code: codeOf(file.kind), detail: fileDetails[file.kind], ...factsOf(file) };
}

/** What to grant an app is asked for by its pages, not by a batch. */
function factsOf(failure: BatchFileFailure): Record<string, string | null> {
  if (failure.kind === "denied") return { lacking: failure.lacking, missingScope: failure.missingScope };
  const { kind: _kind, ...facts } = failure;
  return facts;
}

const refusals = {
  "batch-malformed": [400, "The body is no sequence of files, each a line of JSON and its bytes. Nothing was stored."],
  "batch-too-large": [413, "This is more than one batch takes. Nothing was stored; send smaller batches."],
  "batch-interrupted": [400, "The body stopped before its end. Nothing was stored; send the batch again."],
  "quota-exceeded": [413, "There is not enough room left. Nothing was stored; delete something or ask for more room."],
  "store-full": [507, "The cloud's disk is full. Nothing was stored; send the batch again when there is room."],
} satisfies Record<BatchFailure["kind"], readonly [number, string]>;

function batchProblem(failure: BatchFailure): Response {
  const [status, detail] = refusals[failure.kind];
  const { kind, ...facts } = failure;
  return problem(status, codeOf(kind), detail, { facts });
}

function codeOf(kind: string): string {
  return kind.toUpperCase().replaceAll("-", "_");
}
