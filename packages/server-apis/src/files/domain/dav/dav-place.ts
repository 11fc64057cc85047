import type { Role } from "../../../kit/grants/role.ts";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Denied } from "../failures.ts";

/** A node as WebDAV shows it. */
export type DavNode = {
  id: NodeId;
  spaceId: SpaceId;
  name: string;
  kind: "folder" | "file" | "document";
  /** Bytes; 0 for folders. Of a document those of its export. */
  size: number;
  mimeType: string | null;
  createdAt: Date;
  modifiedAt: Date;
  /** Strong, without quotes: the same as the content's own. Null for folders. */
  etag: string | null;
  /** Of a document that is being edited: `size` and `etag` are not those of its content now. */
  isUnsettled: boolean;
};

/** What is at a path, as the principal may see it. */
export type DavPlace =
  /** The top of what the principal reaches; `home` is its own space, null where that was not granted. */
  | { kind: "top"; home: DavNode | null }
  /** `parentId` null where it hangs at the top without being part of the own space: it cannot be moved or deleted from here. */
  | { kind: "node"; node: DavNode; access: Role; parentId: NodeId | null }
  /** Nothing, in a folder that could hold it. */
  | { kind: "vacant"; parentId: NodeId; name: string }
  /** Nothing, and no folder that could hold it (RFC 4918 §9.3.1: 409). */
  | { kind: "no-parent" }
  | Denied;

/** The folder whose members a change at this place changes; null where none is. */
export function folderOf(place: DavPlace): NodeId | null {
  if (place.kind === "vacant" || place.kind === "node") return place.parentId;
  return null;
}
