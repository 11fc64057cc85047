import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { OneTimeLinkId } from "../../kit/ids.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { displayName } from "./display-name.ts";
import {
  denied,
  type AccountNotFound,
  type Denied,
  type LinkOver,
  type PasswordTooWeak,
  type ReauthenticationNeeded,
  type TooManyAttempts,
  type UsernameInvalid,
  type UsernameTaken,
} from "./failures.ts";
import { insertPerson, prepareNewPerson } from "./new-person.ts";
import { findOneTimeLink, makeOneTimeLink, spendOneTimeLink } from "./one-time-links.ts";
import type { Person } from "./person.ts";
import { requireFreshOwner } from "./require-fresh-owner.ts";
import { authDb, authTx } from "./tables.ts";

export type Invitation = {
  id: OneTimeLinkId;
  /** Whom it is for, in the owner's own words. */
  name: string | null;
  quotaBytes: number | null;
  createdAt: Date;
  expiresAt: Date;
};

/** A link with which somebody makes an account of their own, once, within a week. For the operator and the owner. */
export async function invitePerson(
  auth: Auth,
  caller: Caller,
  input: { name: string | null; quotaBytes: number | null },
): Promise<{ kind: "link"; url: string; expiresAt: Date } | Denied | ReauthenticationNeeded> {
  const fresh = await requireFreshOwner(auth, caller.principal);
  if (fresh.kind !== "fresh") return fresh;
  const name = input.name === null ? null : displayName(input.name, "") || null;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const { id, url, expiresAt } = await makeOneTimeLink(auth.kit, tx, {
      kind: "invitation",
      personId: null,
      email: null,
      name,
      quotaBytes: input.quotaBytes,
    });
    await appendAudit(tx, {
      principal: caller.principal,
      action: "auth.person-invited",
      resource: { kind: "invitation", id },
      decision: "done",
      facts: { name },
      address: caller.clientAddress,
    });
    return { kind: "link" as const, url, expiresAt };
  });
}

/** Those that still work, the newest first. */
export async function openInvitations({ kit }: Pick<Auth, "kit">): Promise<Invitation[]> {
  return authDb(kit.db)
    .selectFrom("auth.one_time_links")
    .select(["id", "name", "quota_bytes as quotaBytes", "created_at as createdAt", "expires_at as expiresAt"])
    .where("kind", "=", "invitation")
    .where("expires_at", ">", kit.clock.now())
    .orderBy("created_at", "desc")
    .execute();
}

export async function withdrawInvitation(
  auth: Auth,
  { principal, clientAddress }: Caller,
  id: OneTimeLinkId,
): Promise<{ kind: "changed" } | AccountNotFound | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "people.write");
  return auth.kit.write(principal, null, async (tx) => {
    const row = await authTx(tx)
      .deleteFrom("auth.one_time_links")
      .where("id", "=", id)
      .where("kind", "=", "invitation")
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) return { kind: "not-found" as const, what: "invitation" as const };
    await appendAudit(tx, {
      principal,
      action: "auth.invitation-withdrawn",
      resource: { kind: "invitation", id },
      decision: "done",
      address: clientAddress,
    });
    return { kind: "changed" as const };
  });
}

/** The invited make their own account. A username that is taken does not use the invitation up. */
export async function acceptInvitation(
  auth: Auth,
  caller: Caller,
  input: { token: string; username: string; name: string; password: string },
): Promise<
  { kind: "created"; person: Person } | LinkOver | UsernameTaken | UsernameInvalid | PasswordTooWeak | TooManyAttempts
> {
  const attempt = auth.limits.links.take(caller.clientAddress);
  if (attempt.kind === "limited") return { kind: "rate-limited", retryAfterMs: attempt.retryAfterMs };
  const link = await findOneTimeLink(auth.kit, auth.kit.db, ["invitation"], input.token);
  if (link === null) return { kind: "link-over" };
  auth.limits.links.giveBack(caller.clientAddress);
  const prepared = await prepareNewPerson(auth, { ...input, quotaBytes: link.quotaBytes });
  if (prepared.kind !== "prepared") return prepared;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const known = await authTx(tx)
      .selectFrom("auth.user")
      .select("id")
      .where("username", "=", input.username)
      .executeTakeFirst();
    if (known !== undefined) return { kind: "username-taken" as const, username: input.username };
    if (!(await spendOneTimeLink(tx, link.id))) return { kind: "link-over" as const };
    const made = await insertPerson(auth, tx, prepared.person, "member");
    if (made.kind !== "created") return made;
    await appendAudit(tx, {
      principal: caller.principal,
      action: "auth.invitation-accepted",
      resource: { kind: "person", id: made.person.id },
      decision: "done",
      facts: { username: made.person.username },
      address: caller.clientAddress,
    });
    return made;
  });
}
