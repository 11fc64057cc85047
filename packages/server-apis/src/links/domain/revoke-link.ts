import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { revokeGrant } from "../../kit/grants/revoke-grant.ts";
import { parseId, type GrantId } from "../../kit/ids.ts";
import { isTheirs } from "./change-link.ts";
import { denied, type Denied, type LinkNotFound } from "./failures.ts";
import type { Caller, Links } from "./links.ts";

/** Takes the link away with its grant and its visits; what goes on by it is cut. */
export async function revokeLink(
  { kit }: Links,
  caller: Caller,
  { id: givenId, idempotencyKey: key }: { id: string; idempotencyKey: string | null },
): Promise<{ kind: "link-revoked"; id: GrantId } | LinkNotFound | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal);
  const id = parseId<GrantId>(givenId);
  if (id === null) return { kind: "link-not-found", id: givenId };
  const outcome = await kit.write<{ kind: "link-revoked"; id: GrantId } | LinkNotFound>(
    principal,
    { key, operation: "revokeLink", input: { id: givenId } },
    async (tx) => {
      if (!(await isTheirs(tx, principal, id))) return { kind: "link-not-found", id: givenId };
      await revokeGrant(tx, id);
      await appendAudit(tx, {
        ...caller,
        action: "link.revoked",
        resource: { kind: "link", id },
        decision: "done",
        grantId: id,
      });
      return { kind: "link-revoked", id };
    },
  );
  kit.revocations.announce({});
  return outcome;
}
