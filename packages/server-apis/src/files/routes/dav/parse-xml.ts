import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";
import { readBounded } from "./read-bounded.ts";

/** A request of WebDAV is small; what is larger wants to cost something. */
const longestBodyBytes = 256 * 1024;

/** Elements inside elements at most. */
const deepestElement = 32;

export const davNamespace = "DAV:";

export type ParsedXml = { kind: "xml"; root: Element } | { kind: "none" } | { kind: "too-long" } | { kind: "broken" };

/**
 * The body as XML with namespaces. No document type is taken: nothing in WebDAV needs one, and entities are how a few bytes become many
 * (RFC 4918 §20.6).
 */
export async function readXml(request: Request): Promise<ParsedXml> {
  const bytes = await readBounded(request.body, longestBodyBytes);
  if (bytes === "too-large") return { kind: "too-long" };
  if (bytes === "interrupted") return { kind: "broken" };
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") return { kind: "none" };
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { kind: "broken" };
  const root = parse(text)?.documentElement ?? null;
  return root === null || isTooDeep(root, deepestElement) ? { kind: "broken" } : { kind: "xml", root };
}

function parse(text: string): Document | null {
  try {
    const refuse = (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    };
    const document = new DOMParser({ onError: refuse }).parseFromString(text, "application/xml");
    return hasOnlyKnownPrefixes(document) ? document : null;
  } catch {
    return null;
  }
}

/** The parser takes an element of an unknown prefix, or a prefix bound to nothing, which Namespaces in XML 1.0 forbids (§2.2, §5). */
function hasOnlyKnownPrefixes(node: Node): boolean {
  if (isElement(node)) {
    if (node.prefix !== null && !node.namespaceURI) return false;
    for (const attribute of node.attributes) {
      if (attribute.name.startsWith("xmlns:") && attribute.value === "") return false;
      if (attribute.prefix !== null && !attribute.namespaceURI) return false;
    }
  }
  return [...children(node)].every(hasOnlyKnownPrefixes);
}

function isTooDeep(element: Element, levels: number): boolean {
  return levels === 0 || elementsOf(element).some((child) => isTooDeep(child, levels - 1));
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function* children(node: Node): Generator<Node> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}

/** The elements directly in this one. */
export function elementsOf(element: Element): Element[] {
  return [...children(element)].filter(isElement);
}

/** The first element of WebDAV's own namespace with this name. */
export function davElement(parent: Element, name: string): Element | undefined {
  return elementsOf(parent).find((child) => isDav(child, name));
}

export function isDav(element: Element, name: string): boolean {
  return element.namespaceURI === davNamespace && element.localName === name;
}
