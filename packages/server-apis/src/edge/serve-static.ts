import type { StaticFile, StaticFiles } from "./static-files.ts";

/** Build tools name these by their content: the same address never has other bytes. */
const hashedName = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * A page or asset of an app. A navigation to a path that is no file gets `index.html`: apps route by the history API; anything else that is
 * not there is 404.
 */
export async function serveStatic(files: StaticFiles, folder: string, request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response("This address only serves files.\n", {
      status: 405,
      headers: { allow: "GET, HEAD", "content-type": "text/plain" },
    });
  }
  const path = decodePath(new URL(request.url).pathname);
  const asked = path === null || path === "/" ? null : await files.open(folder, path);
  if (asked !== null)
    return respond(request, asked, hashedName.test(path ?? "") ? "public, max-age=31536000, immutable" : "no-cache");
  if (path !== null && (path === "/" || wantsPage(request, path))) {
    const index = await files.open(folder, "/index.html");
    if (index !== null) return respond(request, index, "no-cache");
  }
  return new Response("There is nothing at this address.\n", {
    status: 404,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
}

function respond(request: Request, file: StaticFile, cacheControl: string): Response {
  const headers = new Headers({ "content-type": file.mimeType, etag: file.etag, "cache-control": cacheControl });
  const known = request.headers.get("if-none-match");
  if (known !== null && known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === file.etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("content-length", String(file.sizeBytes));
  return new Response(request.method === "HEAD" ? null : file.read(), { headers });
}

function wantsPage(request: Request, path: string): boolean {
  const lastSegment = path.slice(path.lastIndexOf("/") + 1);
  return (request.headers.get("accept") ?? "").includes("text/html") && !lastSegment.includes(".");
}

/** Null when the path cannot be one of a file: a broken encoding, a NUL or a backslash. */
function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}
