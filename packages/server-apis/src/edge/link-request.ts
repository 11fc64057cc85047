/**
 * What of the platform a link's visitors reach, as the link: below `/.mows/links/<id>/`. To who writes a whole address below it, as the SDK
 * does below an origin, that is a cloud of its own: hence a second `.mows/`, which is the same place.
 */
const reachable = /^links\/([0-9a-f-]{36})\/(?:\.mows\/)?((?:graphql|uploads|files)(?:\/.*)?)$/;

export type LinkRequest = {
  linkId: string;
  /** The platform's own route that is meant, below `/.mows/`. */
  path: string;
  /** As that route takes it. */
  request: Request;
};

/** The request to one of the platform's routes that a link's address stands for; null for any other address. */
export function linkRequest(request: Request, path: string): LinkRequest | null {
  const [, linkId, meant] = reachable.exec(path) ?? [];
  if (linkId === undefined || meant === undefined) return null;
  return { linkId, path: meant, request: meant === "graphql" ? atOwnAddress(request, meant) : request };
}

/** The GraphQL server looks at its address; for the others it is the query that counts, and a stream is best left alone. */
function atOwnAddress(request: Request, path: string): Request {
  const url = new URL(request.url);
  url.pathname = `/.mows/${path}`;
  const { method, headers, signal, body } = request;
  if (body === null) return new Request(url, { method, headers, signal });
  // `duplex` is required with a stream (Fetch, RequestInit) and missing in TypeScript's declaration.
  const init: RequestInit & { duplex: "half" } = { method, headers, signal, body, duplex: "half" };
  return new Request(url, init);
}
