import { type Element, XMLSerializer } from "@xmldom/xmldom";
import { problem } from "../../../kit/http/problem.ts";
import { changeNodeProperties } from "../../domain/dav/change-node-properties.ts";
import { type PropertyChange, propertyLimits, type PropertyName } from "../../domain/dav/dav-properties.ts";
import { davHref } from "./dav-path.ts";
import { notFound, refusalOf } from "./dav-refusal.ts";
import { type DavRequest, refuseLocked } from "./dav-request.ts";
import { davElement, elementsOf, isDav, readXml } from "./parse-xml.ts";
import { isLive, propstat } from "./property-query.ts";
import { emptyElement, escapeXml, xmlResponse } from "./write-xml.ts";

/** PROPPATCH (RFC 4918 §9.2): all of it or nothing. The server's own properties are its own. */
export async function proppatch(dav: DavRequest): Promise<Response> {
  const { kit, principal, request, place, path } = dav;
  const body = await readXml(request);
  if (body.kind === "too-long") return problem(413, "TOO_LONG", "The request's body is too long; nothing was done.");
  const changes = body.kind === "xml" ? parseChanges(body.root) : null;
  if (changes === null)
    return problem(400, "XML_INVALID", "The request's body cannot be understood; nothing was done.");
  if (place.kind === "denied") return refusalOf(place);
  const node = place.kind === "top" ? place.home : place.kind === "node" && place.node;
  if (!node) return notFound();
  const locked = await refuseLocked(dav, { path, place, act: "content" });
  if (locked !== null) return locked;
  const answer = (stats: string) => {
    const href = escapeXml(davHref(path, node.kind === "folder"));
    const response = `<D:response><D:href>${href}</D:href>${stats}</D:response>`;
    return xmlResponse(207, `<D:multistatus xmlns:D="DAV:">${response}</D:multistatus>`);
  };
  const isTooLong = (change: PropertyChange) => change.op === "set" && change.xml.length > propertyLimits.xmlBytes;
  const forbidden = changes.filter(isLive);
  const tooLong = changes.filter(isTooLong);
  if (forbidden.length + tooLong.length > 0) {
    const others = changes.filter((change) => !isLive(change) && !isTooLong(change));
    return answer(stat(403, forbidden) + stat(507, tooLong) + stat(424, others));
  }
  const outcome = await changeNodeProperties(kit, principal, node.id, changes);
  if (outcome.kind === "too-many-properties") return answer(stat(507, changes));
  return outcome.kind === "properties-changed" ? answer(stat(200, changes)) : refusalOf(outcome);
}

function stat(status: number, names: readonly PropertyName[]): string {
  return names.length === 0 ? "" : propstat(status, names.map(emptyElement).join(""));
}

/** In the order of the document; null where it is no `propertyupdate`. */
function parseChanges(root: Element): PropertyChange[] | null {
  if (!isDav(root, "propertyupdate")) return null;
  const changes: PropertyChange[] = [];
  for (const action of elementsOf(root)) {
    const op = action.localName;
    const prop = davElement(action, "prop");
    if (action.namespaceURI !== "DAV:" || (op !== "set" && op !== "remove") || prop === undefined) continue;
    for (const property of elementsOf(prop)) {
      const name = { namespace: property.namespaceURI ?? "", name: property.localName ?? "" };
      changes.push(op === "remove" ? { op, ...name } : { op, ...name, xml: standalone(property) });
    }
  }
  return changes.length === 0 ? null : changes;
}

/** The element as text that means the same anywhere: with the namespaces it uses and the language it is in (§4.3). */
function standalone(property: Element): string {
  const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
  for (let above = property.parentNode; above !== null; above = above.parentNode) {
    const language = "getAttributeNS" in above ? (above as Element).getAttributeNS(xmlNamespace, "lang") : null;
    if (language === null || property.hasAttributeNS(xmlNamespace, "lang")) continue;
    property.setAttributeNS(xmlNamespace, "xml:lang", language);
  }
  return new XMLSerializer().serializeToString(property);
}
