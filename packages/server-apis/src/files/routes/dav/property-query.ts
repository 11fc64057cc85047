import type { Element } from "@xmldom/xmldom";
import type { DeadProperty, PropertyName } from "../../domain/dav/dav-properties.ts";
import { type DavSubject, liveNames, liveProperty, quotaNames } from "./live-properties.ts";
import { davElement, davNamespace, elementsOf, isDav } from "./parse-xml.ts";
import { emptyElement, statusLines } from "./write-xml.ts";

/** Which properties PROPFIND asks for (RFC 4918 §9.1). */
export type PropertyQuery =
  | { kind: "all"; include: readonly PropertyName[] }
  | { kind: "names" }
  | { kind: "named"; names: readonly PropertyName[] };

/** More names than any client asks for. */
const mostNames = 200;

/** Null where the body asks for nothing that there is. */
export function parsePropertyQuery(root: Element): PropertyQuery | null {
  if (!isDav(root, "propfind")) return null;
  const prop = davElement(root, "prop");
  if (prop !== undefined) {
    const names = namesIn(prop);
    return names.length > mostNames ? null : { kind: "named", names };
  }
  if (davElement(root, "propname") !== undefined) return { kind: "names" };
  if (davElement(root, "allprop") === undefined) return null;
  const include = davElement(root, "include");
  return { kind: "all", include: include === undefined ? [] : namesIn(include).slice(0, mostNames) };
}

function namesIn(element: Element): PropertyName[] {
  return elementsOf(element).map((child) => ({ namespace: child.namespaceURI ?? "", name: child.localName ?? "" }));
}

export function wantsQuota(query: PropertyQuery): boolean {
  return namedIn(query).some(({ namespace, name }) => namespace === davNamespace && quotaNames.has(name));
}

/** Whether this one of the server's properties is in the answer. */
export function wantsLive(query: PropertyQuery, live: string): boolean {
  return (
    query.kind !== "named" || query.names.some(({ namespace, name }) => namespace === davNamespace && name === live)
  );
}

export function wantsDeadProperties(query: PropertyQuery): boolean {
  return query.kind !== "named" || query.names.some((one) => !isLive(one));
}

function namedIn(query: PropertyQuery): readonly PropertyName[] {
  if (query.kind === "names") return [];
  return query.kind === "all" ? query.include : query.names;
}

export function isLive({ namespace, name }: PropertyName): boolean {
  return namespace === davNamespace && liveNames.includes(name);
}

/** The `propstat` elements that answer the query for one resource. */
export function propstats(query: PropertyQuery, subject: DavSubject, dead: readonly DeadProperty[]): string {
  if (query.kind === "names") {
    const live = liveNames.filter((name) => !quotaNames.has(name) && liveProperty(name, subject) !== null);
    const names = [...live.map((name) => ({ namespace: davNamespace, name })), ...dead];
    return propstat(200, names.map(emptyElement).join(""));
  }
  if (query.kind === "all") {
    const live = liveNames.filter((name) => !quotaNames.has(name)).map((name) => liveProperty(name, subject) ?? "");
    const included = query.include.filter((one) => isLive(one) && quotaNames.has(one.name));
    const more = included.map(({ name }) => liveProperty(name, subject) ?? "");
    return propstat(200, [...live, ...dead.map(({ xml }) => xml), ...more].join(""));
  }
  let [found, missing] = ["", ""];
  for (const name of query.names) {
    const value = isLive(name) ? liveProperty(name.name, subject) : deadValue(name, dead);
    if (value === null) missing += emptyElement(name);
    else found += value;
  }
  return (found !== "" || missing === "" ? propstat(200, found) : "") + (missing === "" ? "" : propstat(404, missing));
}

function deadValue({ namespace, name }: PropertyName, dead: readonly DeadProperty[]): string | null {
  return dead.find((one) => one.namespace === namespace && one.name === name)?.xml ?? null;
}

export function propstat(status: number, properties: string): string {
  return `<D:propstat><D:prop>${properties}</D:prop><D:status>${statusLines[status] ?? ""}</D:status></D:propstat>`;
}
