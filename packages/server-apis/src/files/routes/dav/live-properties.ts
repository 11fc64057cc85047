import { longestLockSeconds, type DavLock } from "../../domain/dav/dav-locks.ts";
import type { DavNode } from "../../domain/dav/dav-place.ts";
import { escapeXml } from "./write-xml.ts";

/** What a property is told about: a node with its name and address, the locks that hold there, and how full its space is where that was asked for. */
export type DavSubject = {
  node: DavNode | null;
  name: string;
  /** Its address, as `href` has it. */
  href: string;
  locks: readonly DavLock[];
  quota: { usedBytes: number; availableBytes: number | null } | null;
};

/** A file, or a document by its export. */
function hasContent(node: DavNode | null): node is DavNode {
  return node !== null && node.kind !== "folder";
}

/** The properties that the server keeps (RFC 4918 §15, RFC 4331); each gives its element's content, null where the resource has none. */
const live: Readonly<Record<string, (subject: DavSubject) => string | null>> = {
  resourcetype: ({ node }) => (hasContent(node) ? "" : "<D:collection/>"),
  displayname: ({ name }) => escapeXml(name),
  creationdate: ({ node }) => node && `${node.createdAt.toISOString().slice(0, 19)}Z`,
  getlastmodified: ({ node }) => node && node.modifiedAt.toUTCString(),
  getcontentlength: ({ node }) => (hasContent(node) ? String(node.size) : null),
  getcontenttype: ({ node }) => (hasContent(node) ? escapeXml(node.mimeType ?? "application/octet-stream") : null),
  getetag: ({ node }) => (node?.etag == null ? null : `&quot;${node.etag}&quot;`),
  supportedlock: () =>
    `<D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>` +
    `<D:lockentry><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>`,
  lockdiscovery: ({ locks, href }) => locks.map((lock) => activeLock(lock, href)).join(""),
  "quota-used-bytes": ({ quota }) => (quota === null ? null : String(quota.usedBytes)),
  "quota-available-bytes": ({ quota }) => (quota?.availableBytes == null ? null : String(quota.availableBytes)),
};

export const liveNames: readonly string[] = Object.keys(live);

/** Left out of `allprop`, as RFC 4331 §3 wants: they cost a query of their own. */
export const quotaNames: ReadonlySet<string> = new Set(["quota-used-bytes", "quota-available-bytes"]);

/** Null where it is not one of the server's, or the resource has none. */
export function liveProperty(name: string, subject: DavSubject): string | null {
  const content = live[name]?.(subject) ?? null;
  if (content === null) return null;
  return content === "" ? `<D:${name}/>` : `<D:${name}>${content}</D:${name}>`;
}

/** §15.8. `root` is where the lock was taken; for what is below, the client has its own. */
export function activeLock(lock: DavLock, href: string): string {
  return (
    `<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:${lock.scope}/></D:lockscope>` +
    `<D:depth>${lock.isDeep ? "infinity" : "0"}</D:depth>` +
    (lock.ownerXml === "" ? "" : `<D:owner>${lock.ownerXml}</D:owner>`) +
    `<D:timeout>Second-${Math.min(lock.timeoutSeconds, longestLockSeconds)}</D:timeout>` +
    `<D:locktoken><D:href>${escapeXml(lock.token)}</D:href></D:locktoken>` +
    `<D:lockroot><D:href>${escapeXml(href)}</D:href></D:lockroot></D:activelock>`
  );
}
