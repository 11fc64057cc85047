import { guardAnswer } from "../../kit/http/guard-answer.ts";
import { problem } from "../../kit/http/problem.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { FindContentOutcome } from "../domain/contents/find-content.ts";
import type { Denied, NodeNotFound } from "../domain/failures.ts";
import { noteDenial } from "../domain/note-denial.ts";
import { handOff } from "./hand-off.ts";
import { refuseDestination } from "./refuse-destination.ts";
import { serveContent } from "./serve-content.ts";

/** What fits into the buffers on the way is sent before anyone could take it back. */
const sentAtOnceBytes = 256 * 1024;

/**
 * The answer to a GET or HEAD of bytes that belong to node `id`: refused where a browser would run them, cut when the right to them ends.
 * Every route that hands out a person's bytes answers by this.
 */
export async function answerContent(
  kit: Kit,
  context: RequestContext,
  id: string,
  find: () => Promise<FindContentOutcome>,
): Promise<Response> {
  const { request } = context;
  const refused = refuseDestination(request.headers);
  if (refused !== null) return refused;
  const endGuard = guardAnswer(kit, context, async () => (await find()).kind === "content");
  const found = await find();
  if (found.kind !== "content" || found.content.size <= sentAtOnceBytes) endGuard();
  if (found.kind !== "content") return refuseContent(kit, context, found, id);
  const { content } = found;
  const handedOff = handOff(kit, context, content);
  return serveContent(request, { blobs: kit.blobs, content, asAttachment: isAttachment(request), handedOff });
}

/** Says why there are no bytes, and writes a denial down. */
export async function refuseContent(
  kit: Kit,
  context: RequestContext,
  failure: Denied | NodeNotFound,
  id: string,
): Promise<Response> {
  if (failure.kind === "node-not-found") return problem(404, "NODE_NOT_FOUND", "There is no such file.");
  await noteDenial(kit, context, failure, id);
  const { lacking, missingScope } = failure;
  const facts = { facts: { lacking, missingScope } };
  if (lacking === "anonymous") return problem(401, "DENIED", "Sign in to see this file.", facts);
  return problem(403, "DENIED", "This file was not shared with this app.", facts);
}

/** A page of its own is nothing that a person's content may become: a navigation to it is a download. */
function isAttachment(request: Request): boolean {
  return new URL(request.url).searchParams.has("download") || request.headers.get("sec-fetch-dest") === "document";
}
