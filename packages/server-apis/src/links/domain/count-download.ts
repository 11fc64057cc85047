import { appendAudit } from "../../kit/audit/append-audit.ts";
import { parseId, type NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { LinkPrincipal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import { useActions } from "./link-uses.ts";
import { linksDb, linksTx } from "./tables.ts";

/** What of a node is asked for: pictures of it are no downloads. */
const pictures: ReadonlySet<string> = new Set(["cover", "thumbnail", "waveform"]);

export type AskedDownload = { nodeId: string; part: string; version: string | null };

/**
 * Counts a download, once for each visit and version of a file, or archive of a folder; false when the link has none left. Whatever shows
 * a file's content counts, at whichever byte it begins: a file without its first byte is as good as the file.
 */
export async function countDownload(
  kit: Kit,
  principal: LinkPrincipal,
  asked: AskedDownload,
  address: string,
): Promise<boolean> {
  const nodeId = parseId<NodeId>(asked.nodeId);
  if (nodeId === null || pictures.has(asked.part)) return true;
  const node = await kit.db
    .selectFrom("nodes")
    .select(["name", "head_version"])
    .where("id", "=", nodeId)
    .executeTakeFirst();
  const what = `${nodeId}/${asked.part === "zip" ? "zip" : (asked.version ?? node?.head_version ?? 0)}`;
  if (await isCounted(kit.db, principal, what)) return true;
  return kit.write(principal, null, async (tx) => {
    const db = linksTx(tx);
    // Held until the commit: of downloads that begin at once, each sees what the ones before it left.
    const link = await db
      .selectFrom("links")
      .select(["download_limit", "download_count"])
      .where("grant_id", "=", principal.grantId)
      .forUpdate()
      .executeTakeFirst();
    if (link === undefined) return false;
    if (await isCounted(tx, principal, what)) return true;
    if (link.download_limit !== null && link.download_count >= link.download_limit) return false;
    await db.insertInto("link_downloads").values({ visit_id: principal.visitId, what }).execute();
    await db
      .updateTable("links")
      .set({ download_count: link.download_count + 1 })
      .where("grant_id", "=", principal.grantId)
      .execute();
    await appendAudit(tx, {
      principal,
      action: useActions.downloaded,
      resource: { kind: "link", id: principal.grantId },
      decision: "done",
      facts: { node: nodeId, name: node?.name ?? null, visitor: principal.visitorName },
      address,
    });
    return true;
  });
}

async function isCounted(db: Db, { visitId }: LinkPrincipal, what: string): Promise<boolean> {
  const row = await linksDb(db)
    .selectFrom("link_downloads")
    .select("what")
    .where("visit_id", "=", visitId)
    .where("what", "=", what)
    .executeTakeFirst();
  return row !== undefined;
}
