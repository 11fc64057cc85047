import { bytesToHex } from "@noble/hashes/utils.js";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { GrantId, LinkVisitId } from "../../kit/ids.ts";
import type { LinkPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { cleanLabel, longestLabel } from "./link-terms.ts";
import { useActions } from "./link-uses.ts";
import { linkWorks } from "./link-works.ts";
import type { Links } from "./links.ts";
import { createdBy, linkRows, type LinkRow } from "./read-links.ts";
import { linksTx } from "./tables.ts";

export type Opening = { secret: string; password: string | null; visitorName: string | null };

export type OpenLinkOutcome =
  | { kind: "opened"; linkId: GrantId; token: string }
  /** Unknown, over, taken back, its node gone, its maker no longer in the right: which of them is nobody's business. */
  | { kind: "ended" }
  | { kind: "password-needed" }
  | { kind: "password-wrong" }
  | { kind: "limited"; retryAfterMs: number };

/** How long a visit lasts; opening the link again begins another. */
export const visitLastsMs = 12 * 60 * 60 * 1000;

/** Begins a visit for whoever has the link's secret and, where there is one, its password. */
export async function openLink(links: Links, opening: Opening, address: string): Promise<OpenLinkOutcome> {
  const { kit, limits } = links;
  const attempt = limits.openFromAddress.take(address);
  if (attempt.kind === "limited") return attempt;
  const hash = await sha256Hex(opening.secret);
  const row = await linkRows(kit.db).where("l.secret_hash", "=", hash).executeTakeFirst();
  if (row === undefined) return { kind: "ended" };
  const grant = { id: row.grant_id, nodeId: row.node_id, createdBy: createdBy(row) };
  if (!(await linkWorks(kit.db, grant))) return { kind: "ended" };
  limits.openFromAddress.giveBack(address);
  const refused = await checkPassword(links, row, opening.password, address);
  return refused ?? beginVisit(links, row, opening, address);
}

async function checkPassword(
  { kit, peers, limits }: Links,
  row: LinkRow,
  password: string | null,
  address: string,
): Promise<Exclude<OpenLinkOutcome, { kind: "opened" }> | null> {
  if (row.password_hash === null) return null;
  if (password === null) return { kind: "password-needed" };
  const fromHere = `${row.grant_id} ${address}`;
  const near = limits.passwordFromAddress.take(fromHere);
  if (near.kind === "limited") return near;
  const far = limits.password.take(row.grant_id);
  if (far.kind === "limited") return far;
  if (await peers.secrets.verifyPassword(password, row.password_hash)) {
    limits.passwordFromAddress.giveBack(fromHere);
    limits.password.giveBack(row.grant_id);
    return null;
  }
  const resource = { kind: "link", id: row.grant_id };
  await kit.audit.record({ principal: null, action: "link.refused", resource, decision: "deny", address });
  return { kind: "password-wrong" };
}

async function beginVisit(
  { kit }: Links,
  row: LinkRow,
  { visitorName: givenName }: Opening,
  address: string,
): Promise<OpenLinkOutcome> {
  const token = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
  const visitorName = cleanLabel(givenName)?.slice(0, longestLabel) ?? null;
  const now = kit.clock.now();
  const principal: LinkPrincipal = {
    kind: "link",
    grantId: row.grant_id,
    may: row.kind,
    nodeId: row.node_id,
    createdBy: createdBy(row),
    visitId: kit.newId<LinkVisitId>(),
    visitorName,
  };
  await kit.write(principal, null, async (tx) => {
    const db = linksTx(tx);
    await db.deleteFrom("link_visits").where("expires_at", "<=", now).execute();
    await db
      .insertInto("link_visits")
      .values({
        id: principal.visitId,
        link_id: row.grant_id,
        token_hash: await sha256Hex(token),
        visitor_name: visitorName,
        expires_at: new Date(now.getTime() + visitLastsMs),
      })
      .execute();
    await db.updateTable("links").set({ last_opened_at: now }).where("grant_id", "=", row.grant_id).execute();
    await appendAudit(tx, {
      principal,
      action: useActions.opened,
      resource: { kind: "link", id: row.grant_id },
      decision: "done",
      facts: { visitor: visitorName },
      address,
    });
  });
  return { kind: "opened", linkId: row.grant_id, token };
}
