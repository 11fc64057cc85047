import { parseId, type GrantId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { LinkPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { linkWorks } from "./link-works.ts";
import { createdBy } from "./read-links.ts";
import { linksDb } from "./tables.ts";
import { visitToken } from "./visit-cookie.ts";

/** Whose visit the request's cookie stands for, to exactly this link; null where it is none, or the link opens nothing any more. */
export async function findVisit(kit: Kit, request: Request, givenId: string): Promise<LinkPrincipal | null> {
  const linkId = parseId<GrantId>(givenId);
  const token = visitToken(kit.origins.cloud, request);
  if (linkId === null || token === null) return null;
  const row = await linksDb(kit.db)
    .selectFrom("link_visits as v")
    .innerJoin("links as l", "l.grant_id", "v.link_id")
    .innerJoin("grants as g", "g.id", "l.grant_id")
    .select(["v.id", "v.visitor_name", "l.grant_id", "l.kind", "g.node_id", "g.granted_by"])
    .where("v.token_hash", "=", await sha256Hex(token))
    .where("v.link_id", "=", linkId)
    .where("v.expires_at", ">", kit.clock.now())
    .executeTakeFirst();
  if (row === undefined) return null;
  const grant = { id: linkId, nodeId: row.node_id, createdBy: createdBy(row) };
  if (!(await linkWorks(kit.db, grant))) return null;
  return {
    kind: "link",
    grantId: linkId,
    may: row.kind,
    nodeId: row.node_id,
    createdBy: grant.createdBy,
    visitId: row.id,
    visitorName: row.visitor_name,
  };
}
