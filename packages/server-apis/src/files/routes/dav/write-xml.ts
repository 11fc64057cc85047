/** Text as it stands in XML 1.0, also inside quotes. Characters that XML cannot hold at all become U+FFFD. */
export function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what XML forbids (§2.2)
  const possible = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return possible.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** An empty element of any namespace; WebDAV's own has the prefix that the document declares. */
export function emptyElement({ namespace, name }: { namespace: string; name: string }): string {
  if (namespace === "DAV:") return `<D:${name}/>`;
  return namespace === "" ? `<${name} xmlns=""/>` : `<x:${name} xmlns:x="${escapeXml(namespace)}"/>`;
}

export const xmlHead = '<?xml version="1.0" encoding="utf-8"?>\n';

export function xmlResponse(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(`${xmlHead}${body}\n`, {
    status,
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

/** A refusal with the condition that failed (RFC 4918 §16). */
export function davError(status: number, condition: string, headers: Record<string, string> = {}): Response {
  return xmlResponse(status, `<D:error xmlns:D="DAV:">${condition}</D:error>`, headers);
}

export const statusLines: Record<number, string> = {
  200: "HTTP/1.1 200 OK",
  403: "HTTP/1.1 403 Forbidden",
  404: "HTTP/1.1 404 Not Found",
  423: "HTTP/1.1 423 Locked",
  424: "HTTP/1.1 424 Failed Dependency",
  507: "HTTP/1.1 507 Insufficient Storage",
};
