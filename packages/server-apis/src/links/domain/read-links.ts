import type { GrantId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { linkWorks } from "./link-works.ts";
import type { Links } from "./links.ts";
import { linksDb } from "./tables.ts";

/** A link as who may change it sees it. */
export type SharedLink = {
  id: GrantId;
  nodeId: NodeId;
  kind: "view" | "edit" | "drop";
  label: string | null;
  url: string;
  hasPassword: boolean;
  expiresAt: Date | null;
  downloadLimit: number | null;
  downloadCount: number;
  maximumFileBytes: number | null;
  createdBy: { id: PersonId; username: string | null; name: string | null };
  createdAt: Date;
  lastOpenedAt: Date | null;
  works: boolean;
};

export function linkRows(db: Db) {
  return linksDb(db)
    .selectFrom("links as l")
    .innerJoin("grants as g", "g.id", "l.grant_id")
    .selectAll("l")
    .select(["g.node_id", "g.granted_by", "g.granted_at", "g.expires_at"]);
}

export type LinkRow = Awaited<ReturnType<ReturnType<typeof linkRows>["execute"]>>[number];

/** The rows as links, in their order; authorises nothing. */
export async function describeLinks({ kit, peers }: Links, db: Db, rows: readonly LinkRow[]): Promise<SharedLink[]> {
  const names = await peers.peopleDirectory.namesOf([...new Set(rows.map(createdBy))]);
  const links: SharedLink[] = [];
  for (const row of rows) {
    const person = createdBy(row);
    const isUsedUp = row.download_limit !== null && row.download_count >= row.download_limit;
    const grant = { id: row.grant_id, nodeId: row.node_id, createdBy: person };
    links.push({
      id: row.grant_id,
      nodeId: row.node_id,
      kind: row.kind,
      label: row.label,
      url: `${kit.origins.cloud}/link#${await peers.secrets.open(row.sealed_secret)}`,
      hasPassword: row.password_hash !== null,
      expiresAt: row.expires_at,
      downloadLimit: row.download_limit,
      downloadCount: row.download_count,
      maximumFileBytes: row.maximum_file_bytes,
      createdBy: { id: person, username: names.get(person)?.username ?? null, name: names.get(person)?.name ?? null },
      createdAt: row.granted_at,
      lastOpenedAt: row.last_opened_at,
      works: !isUsedUp && (await linkWorks(db, grant)),
    });
  }
  return links;
}

/** Every link was made by somebody. */
export function createdBy({ grant_id: id, granted_by: personId }: Pick<LinkRow, "grant_id" | "granted_by">): PersonId {
  if (personId === null) throw new Error(`nobody made the link ${id}`);
  return personId;
}
