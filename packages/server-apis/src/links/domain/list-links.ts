import { actsDirectly } from "../../kit/acts-directly.ts";
import { decide } from "../../kit/grants/decide.ts";
import { mayChange } from "../../kit/grants/may-change.ts";
import { parseId, type NodeId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied, type NodeNotFound } from "./failures.ts";
import type { Links } from "./links.ts";
import { describeLinks, linkRows, type LinkRow, type SharedLink } from "./read-links.ts";

/** The links to a node that the caller may change, newest first. */
export async function listLinks(
  links: Links,
  principal: Principal,
  id: string,
): Promise<{ kind: "links"; links: SharedLink[] } | NodeNotFound | Denied> {
  const { db } = links.kit;
  if (!actsDirectly(principal)) return denied(principal);
  const nodeId = parseId<NodeId>(id);
  if (nodeId === null) return { kind: "node-not-found", id };
  const decision = await decide(db, principal, "manage", nodeId);
  if (decision.kind === "not-found") return { kind: "node-not-found", id };
  if (decision.kind === "deny")
    return { kind: "denied", lacking: decision.lacking, missingScope: decision.missingScope };
  const rows = await linkRows(db)
    .where("g.node_id", "=", nodeId)
    .orderBy("g.granted_at", "desc")
    .orderBy("g.id", "desc")
    .execute();
  const theirs: LinkRow[] = [];
  for (const row of rows) {
    const grant = await db.selectFrom("grants").selectAll().where("id", "=", row.grant_id).executeTakeFirst();
    if (grant !== undefined && (await mayChange(db, principal, grant))) theirs.push(row);
  }
  return { kind: "links", links: await describeLinks(links, db, theirs) };
}
