import { sql } from "kysely";
import { makeZip } from "client-zip";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId } from "../../kit/ids.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import type { Denied, ReauthenticationNeeded } from "./failures.ts";
import { requireFresh } from "./require-fresh.ts";

/**
 * Everything of the person's as one zip that is written while it is sent: their files as they lie in the tree, and beside them what the
 * cloud knows of the person in JSON. No secret is in it, nor the hash of one.
 */
export async function exportAccount(
  auth: Auth,
  caller: Caller,
): Promise<{ kind: "export"; zip: ReadableStream<Uint8Array> } | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  await auth.kit.write(caller.principal, null, async (tx) => {
    await appendAudit(tx, accountAudit(caller, "auth.data-exported", personId));
    return null;
  });
  return { kind: "export", zip: makeZip(entries(auth, personId)) };
}

async function* entries({ kit, peers }: Auth, personId: PersonId) {
  const lastModified = kit.clock.now();
  for (const [name, query] of Object.entries(documents(personId))) {
    const { rows } = await query.execute(kit.db);
    yield { name: `${name}.json`, lastModified, input: `${JSON.stringify(rows, null, 2)}\n` };
  }
  for await (const { path, size, modifiedAt, open } of peers.personalFiles.list(personId)) {
    yield { name: `Files/${path}`, lastModified: modifiedAt, size, input: await open() };
  }
}

/** What each JSON file is made of. */
function documents(personId: PersonId) {
  return {
    account: sql`
      select id, username, name, role, language, "createdAt", case when "emailVerified" then email end as email
      from auth."user" where id = ${personId}`,
    passkeys: sql`
      select name, created_at, last_used_at from auth.passkeys where person_id = ${personId} order by created_at`,
    sessions: sql`
      select "createdAt", "updatedAt" as "lastUsedAt", "ipAddress", "userAgent"
      from auth.session where "userId" = ${personId} order by "createdAt"`,
    groups: sql`
      select g.name, m.role, m.joined_at from group_members m join groups g on g.id = m.group_id
      where m.person_id = ${personId} order by g.name`,
    grants: sql`
      select node_id, grantee_kind, app_id, role, source, requested_path, granted_at, expires_at, last_used_at
      from grants where person_id = ${personId} or granted_by = ${personId} order by granted_at`,
    audit: sql`
      select at, action, app_id, address, resource_kind, resource_id, decision, facts
      from audit where person_id = ${personId} order by xid, seq`,
  };
}
