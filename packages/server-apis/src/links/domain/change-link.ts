import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { mayChange } from "../../kit/grants/may-change.ts";
import { parseId, type GrantId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { denied, type Denied, type ExpiryInvalid, type LinkInvalid, type LinkNotFound } from "./failures.ts";
import { judgeTerms, type LinkTerms } from "./link-terms.ts";
import type { Caller, Links } from "./links.ts";
import { describeLinks, linkRows, type SharedLink } from "./read-links.ts";
import { linksTx } from "./tables.ts";

export type LinkChange = LinkTerms & {
  id: string;
  /** Null keeps it. */
  password: { kind: "set"; password: string } | { kind: "removed" } | null;
};

export type ChangeLinkOutcome =
  | { kind: "link-changed"; link: SharedLink }
  | LinkNotFound
  | ExpiryInvalid
  | LinkInvalid
  | Denied;

/** Sets the terms anew. With another password every visit ends: who came by the old one gives the new one. */
export async function changeLink(links: Links, caller: Caller, change: LinkChange): Promise<ChangeLinkOutcome> {
  const { kit, peers } = links;
  const { principal } = caller;
  const { id: givenId, password, ...terms } = change;
  if (!actsDirectly(principal)) return denied(principal);
  const id = parseId<GrantId>(givenId);
  if (id === null) return { kind: "link-not-found", id: givenId };
  const given = password?.kind === "set" ? password.password : null;
  const wrong = judgeTerms({ ...terms, password: given }, kit.clock.now());
  if (wrong !== null) return wrong;
  const passwordHash = given === null ? null : await peers.secrets.hashPassword(given);
  const changed = await kit.write(principal, null, async (tx) => {
    if (!(await isTheirs(tx, principal, id))) return false;
    await setTerms(tx, id, terms);
    if (password !== null) {
      await linksTx(tx).updateTable("links").set({ password_hash: passwordHash }).where("grant_id", "=", id).execute();
      if (given !== null) await linksTx(tx).deleteFrom("link_visits").where("link_id", "=", id).execute();
    }
    const { expiresAt, downloadLimit } = terms;
    await appendAudit(tx, {
      ...caller,
      action: "link.changed",
      resource: { kind: "link", id },
      decision: "done",
      grantId: id,
      facts: { password: password?.kind ?? "kept", expiresAt: expiresAt?.toISOString() ?? null, downloadLimit },
    });
    return true;
  });
  if (!changed) return { kind: "link-not-found", id: givenId };
  kit.revocations.announce({});
  const row = await linkRows(kit.db).where("l.grant_id", "=", id).executeTakeFirst();
  const [link] = row === undefined ? [] : await describeLinks(links, kit.db, [row]);
  return link === undefined ? { kind: "link-not-found", id: givenId } : { kind: "link-changed", link };
}

/** Whether the person may change the link with this grant; held until the transaction ends. */
export async function isTheirs(tx: Tx, principal: PersonPrincipal, id: GrantId): Promise<boolean> {
  const grant = await tx.selectFrom("grants").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return grant !== undefined && grant.grantee_kind === "link" && mayChange(tx, principal, grant);
}

async function setTerms(tx: Tx, id: GrantId, terms: LinkTerms): Promise<void> {
  const { label, expiresAt, downloadLimit, maximumFileBytes } = terms;
  await tx.updateTable("grants").set({ expires_at: expiresAt }).where("id", "=", id).execute();
  await linksTx(tx)
    .updateTable("links")
    .set({ label, download_limit: downloadLimit, maximum_file_bytes: maximumFileBytes })
    .where("grant_id", "=", id)
    .execute();
}
