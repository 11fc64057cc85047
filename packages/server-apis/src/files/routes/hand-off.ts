import { isLocalBlobStore } from "../../kit/blobs/blob-store.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { Content } from "../domain/contents/find-content.ts";

/** How the proxy says that it sends files itself: what Rack's servers look for. Only a proxy sets it, whoever sends it from elsewhere. */
const capability = "x-sendfile-type";

const loopback = /^(127\.|::1$|::ffff:127\.)/;
/** One range, written so that every server takes it for the same. */
const oneRange = /^bytes=(\d+-\d*|-\d+)$/;

/**
 * The header by which a proxy on this machine sends the content in the cloud's place; null where the cloud sends it itself: no proxy that is
 * known to, bytes that are no file of their own, or a request that another server might judge otherwise than the cloud has judged it.
 */
export function handOff(
  kit: Pick<Kit, "config" | "blobs" | "dataFolder">,
  { request, clientAddress }: Pick<RequestContext, "request" | "clientAddress">,
  content: Content,
): Record<string, string> | null {
  const { config, blobs, dataFolder } = kit;
  const how = config.handOff;
  if (how === null || dataFolder === null || !isLocalBlobStore(blobs)) return null;
  if ("bytes" in content || content.parts.length > 0) return null;
  if (request.headers.get(capability)?.toLowerCase() !== how.header || !loopback.test(clientAddress)) return null;
  if (request.method !== "GET" || !isSimple(request.headers)) return null;
  const path = blobs.pathOf(content.blobId);
  if (how.header === "x-sendfile") return { "x-sendfile": path };
  if (!path.startsWith(`${dataFolder}/`)) return null;
  return { "x-accel-redirect": how.prefix + path.slice(dataFolder.length + 1) };
}

/** Conditions that the proxy would judge once more, by the file's own time, are not for it. */
function isSimple(headers: Headers): boolean {
  const range = headers.get("range");
  return !headers.has("if-match") && !headers.has("if-unmodified-since") && (range === null || oneRange.test(range));
}
