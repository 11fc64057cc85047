import type { GrantId, NodeId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied } from "./failures.ts";
import type { Links } from "./links.ts";
import { createdBy, linkRows } from "./read-links.ts";

export type OpenedLink = {
  kind: "opened-link";
  id: GrantId;
  may: "view" | "edit" | "drop";
  label: string | null;
  sharedBy: string | null;
  nodeId: NodeId | null;
  expiresAt: Date | null;
  downloadsLeft: number | null;
  maximumFileBytes: number | null;
  visitorName: string | null;
};

/** What a visitor needs to know of the link they came by: of a drop box, nothing about the folder. */
export async function describeVisit({ kit, peers }: Links, principal: Principal): Promise<OpenedLink | Denied> {
  if (principal.kind !== "link") return denied(principal);
  const row = await linkRows(kit.db).where("l.grant_id", "=", principal.grantId).executeTakeFirst();
  if (row === undefined) return denied(principal);
  const person = createdBy(row);
  const names = await peers.peopleDirectory.namesOf([person]);
  return {
    kind: "opened-link",
    id: row.grant_id,
    may: row.kind,
    label: row.label,
    sharedBy: names.get(person)?.name ?? null,
    nodeId: row.kind === "drop" ? null : row.node_id,
    expiresAt: row.expires_at,
    downloadsLeft: row.download_limit === null ? null : Math.max(0, row.download_limit - row.download_count),
    maximumFileBytes: row.maximum_file_bytes,
    visitorName: principal.visitorName,
  };
}
