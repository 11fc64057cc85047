import { exportTag } from "../documents/export-tag.ts";
import type { FilesKit } from "../files-kit.ts";
import type { DavNode } from "./dav-place.ts";

/**
 * The nodes, with size and tag of what GET gives now for the documents among them that are being edited: few at a time, since each settles as soon
 * as editing pauses. One that went meanwhile stays as it was.
 */
export async function measureExports<Held extends { node: DavNode }>(
  { peers }: FilesKit,
  held: readonly Held[],
): Promise<readonly Held[]> {
  if (!held.some(({ node }) => node.isUnsettled)) return held;
  const measured: Held[] = [];
  for (const one of held) {
    const read = one.node.isUnsettled ? await peers.documentContents.read(one.node.id) : null;
    if (read === null) measured.push(one);
    else {
      const [size, etag] = [read.bytes.byteLength, exportTag(one.node.id, read.sequence)];
      measured.push({ ...one, node: { ...one.node, size, etag, isUnsettled: false } });
    }
  }
  return measured;
}
