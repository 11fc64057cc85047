import { problem } from "../../kit/http/problem.ts";
import type { LinkContext } from "../../kit/peers.ts";
import { countDownload } from "../domain/count-download.ts";
import type { Links } from "../domain/links.ts";
import { linkRows } from "../domain/read-links.ts";

/**
 * Has the platform's own route answer a visitor, as far as the link goes: what shows content is counted, what a drop box's visitor must not
 * learn is left out, and addresses become the link's own, since no other carry its cookie.
 */
export async function answerVisit(
  links: Links,
  context: LinkContext,
  path: string,
  route: () => Promise<Response>,
): Promise<Response> {
  const { principal } = context;
  if (principal.may === "drop" && path.startsWith("files/"))
    return problem(404, "NODE_NOT_FOUND", "There is no such file.");
  const refused = await tooLarge(links, context, path);
  if (refused !== null) return refused;
  const response = await route();
  const download = downloadOf(context.request, path);
  if (
    download !== null &&
    response.ok &&
    !(await countDownload(links.kit, principal, download, context.clientAddress))
  ) {
    await response.body?.cancel();
    return problem(410, "LINK_USED_UP", "This link has been used as often as it is good for. Ask for another one.");
  }
  const told = principal.may === "drop" ? withoutFacts(response, path) : response;
  return withLinkAddresses(told, path, `/.mows/links/${principal.grantId}/`);
}

/** Of a thumbnail's longer side: what lists show. */
const largestUncountedPixels = 512;

/** `files/<id>/<part>/…` that is fetched; HEAD and conditions that hold hand nothing out. */
function downloadOf({ method, url }: Request, path: string) {
  const [root, nodeId, part] = path.split("/");
  if (method !== "GET" || root !== "files" || nodeId === undefined || part === undefined) return null;
  const { searchParams } = new URL(url);
  // The largest picture of a picture is as good as that: it counts as its content.
  const isLarge = part === "thumbnail" && Number(searchParams.get("size")) > largestUncountedPixels;
  return { nodeId, part: isLarge ? "content" : part, version: searchParams.get("version") };
}

async function tooLarge({ kit }: Links, { principal, request }: LinkContext, path: string): Promise<Response | null> {
  if (path !== "uploads" || request.method !== "POST") return null;
  const row = await linkRows(kit.db).where("l.grant_id", "=", principal.grantId).executeTakeFirst();
  const limitBytes = row?.maximum_file_bytes ?? null;
  if (limitBytes === null || Number(request.headers.get("upload-length")) <= limitBytes) return null;
  const detail = "This link takes no files of this size. Nothing was uploaded.";
  return problem(413, "FILE_TOO_LARGE", detail, { facts: { limitBytes }, headers: { "tus-resumable": "1.0.0" } });
}

/** A number after a name would tell that the name is taken, and the room that is left how much lies there. */
function withoutFacts(response: Response, path: string): Response {
  if (!path.startsWith("uploads")) return response;
  response.headers.delete("mows-node-name");
  if (response.status < 400 || response.headers.get("content-type") !== "application/problem+json") return response;
  const known = [409, 410, 412, 415, 423, 429, 460].includes(response.status);
  if (known) return response;
  const headers = { "tus-resumable": "1.0.0" };
  return problem(response.status, "UPLOAD_REFUSED", "This file cannot be taken. Nothing was kept of it.", { headers });
}

const jsonType = /^application\/(graphql-response\+)?json\b/;

async function withLinkAddresses(response: Response, path: string, prefix: string): Promise<Response> {
  const location = response.headers.get("location");
  if (location?.startsWith("/.mows/")) response.headers.set("location", prefix + location.slice("/.mows/".length));
  if (path !== "graphql" || !jsonType.test(response.headers.get("content-type") ?? "")) return response;
  // A value that begins so is an address: names hold no slash. A quote within a text is escaped.
  const text = (await response.text()).replaceAll(/(?<!\\)"\/\.mows\/(?=files\/|uploads\b)/g, `"${prefix}`);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(text, { status: response.status, headers });
}
