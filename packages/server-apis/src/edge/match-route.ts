/**
 * The parameters when `path` (below `/.mows/`) fits `pattern`, else null. `:name` takes one segment, a final `*` the rest, under the
 * name `rest`. Segments are percent-decoded once; a broken encoding does not fit.
 */
export function matchRoute(pattern: string, path: string): Record<string, string> | null {
  const variable = pattern.search(/[:*]/);
  if (variable === -1) return pattern === path ? {} : null;
  if (!path.startsWith(pattern.slice(0, variable))) return null;
  const wanted = pattern.split("/");
  const given = path.split("/");
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    if (segment === "*" && index === wanted.length - 1) {
      parameters["rest"] = given.slice(index).join("/");
      return parameters;
    }
    const actual = given[index];
    if (actual === undefined) return null;
    if (!segment.startsWith(":")) {
      if (segment !== actual) return null;
      continue;
    }
    const decoded = decodeSegment(actual);
    if (decoded === null || decoded === "") return null;
    parameters[segment.slice(1)] = decoded;
  }
  return wanted.length === given.length ? parameters : null;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
