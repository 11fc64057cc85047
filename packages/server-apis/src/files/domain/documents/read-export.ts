import type { NodeId } from "../../../kit/ids.ts";
import type { Content } from "../contents/find-content.ts";
import type { FilesKit } from "../files-kit.ts";
import { hex } from "../hex.ts";
import { exportName } from "./export-name.ts";
import { exportTag } from "./export-tag.ts";

/** How a document is handed out: as people read it, or the whole as one Yjs update. */
export type DocumentFormat = "export" | "update";

/** A document's bytes as they are now; null when it is gone. Authorises nothing. */
export async function readExport(kit: FilesKit, id: NodeId, format: DocumentFormat): Promise<Content | null> {
  const node = await kit.db.selectFrom("nodes").select(["name", "modified_at"]).where("id", "=", id).executeTakeFirst();
  if (node === undefined) return null;
  const { name, modified_at: modifiedAt } = node;
  const { documentContents } = kit.peers;
  if (format === "update") {
    const bytes = await documentContents.readUpdate(id);
    if (bytes === null) return null;
    // Of the bytes: compacting changes them, and not the sequence.
    const tag = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));
    return {
      bytes,
      size: bytes.byteLength,
      tag,
      name: `${name}.yjs`,
      mimeType: "application/octet-stream",
      modifiedAt,
    };
  }
  const read = await documentContents.read(id);
  if (read === null) return null;
  const { bytes, sequence } = read;
  const mimeType = (read.mime.split(";")[0] ?? "").trim();
  const described = { name: exportName(name, mimeType), mimeType, modifiedAt };
  return { bytes, size: bytes.byteLength, tag: exportTag(id, sequence), ...described };
}
