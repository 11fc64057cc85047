import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import { parseId, type GrantId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";
import { denied, type Denied, type GrantNotFound } from "./failures.ts";

export type HideShareOutcome = { kind: "share-hidden"; id: GrantId; hidden: boolean } | GrantNotFound | Denied;

/** Leaves a share out of the person's own list, or brings it back; doing it twice is doing it once. */
export async function hideShare(
  { kit }: Access,
  principal: Principal,
  { id: givenId, hidden, idempotencyKey: key }: { id: string; hidden: boolean; idempotencyKey: string | null },
): Promise<HideShareOutcome> {
  if (!actsDirectly(principal)) return denied(principal);
  const id = parseId<GrantId>(givenId);
  if (id === null) return { kind: "grant-not-found", id: givenId };
  const { personId } = principal;
  return kit.write<HideShareOutcome>(
    principal,
    { key, operation: "hideShare", input: { id: givenId, hidden } },
    async (tx) => {
      const { rows } = await sql`
        select from grants where id = ${id} and grantee_kind <> 'app' and (
          person_id = ${personId} or group_id in (select group_id from group_members where person_id = ${personId})
        )`.execute(tx);
      if (rows.length === 0) return { kind: "grant-not-found", id: givenId };
      await (
        hidden
          ? sql`insert into hidden_shares (person_id, grant_id) values (${personId}, ${id}) on conflict do nothing`
          : sql`delete from hidden_shares where person_id = ${personId} and grant_id = ${id}`
      ).execute(tx);
      return { kind: "share-hidden", id, hidden };
    },
  );
}
