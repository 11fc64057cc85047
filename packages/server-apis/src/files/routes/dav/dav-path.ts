/** Where WebDAV is mounted. */
export const davRoot = "/.mows/dav/";

/**
 * The names along the path of this address, decoded, from the top; null when it is none of ours or cannot be one. A slash at the end, or two
 * in a row, say nothing.
 */
export function davPath(pathname: string): string[] | null {
  if (`${pathname}/` === davRoot) return [];
  if (!pathname.startsWith(davRoot)) return null;
  const names: string[] = [];
  for (const segment of pathname.slice(davRoot.length).split("/")) {
    if (segment === "") continue;
    const name = decoded(segment);
    if (name === null) return null;
    names.push(name);
  }
  return names;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The address of a path, as `href` has it: a folder's ends with a slash (RFC 4918 §5.2). */
export function davHref(path: readonly string[], isFolder: boolean): string {
  const encoded = path.map((name) => encodeURIComponent(name)).join("/");
  return `${davRoot}${encoded}${isFolder && path.length > 0 ? "/" : ""}`;
}

/** The path that a `Destination` or a tag of `If` names, an absolute address or one of this server; null when it is another server's. */
export function pathOfAddress(address: string, ownUrl: string): string[] | null {
  try {
    const url = new URL(address, ownUrl);
    return url.host === new URL(ownUrl).host && url.hash === "" ? davPath(url.pathname) : null;
  } catch {
    return null;
  }
}
