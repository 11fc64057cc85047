import { sql } from "kysely";
import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import type { OwnerLinkInvalid, PasswordTooWeak, UsernameInvalid, UsernameTaken } from "./failures.ts";
import { insertPerson, prepareNewPerson } from "./new-person.ts";
import type { Person } from "./person.ts";
import { authTx } from "./tables.ts";

export type ClaimOwnerOutcome =
  | { kind: "created"; person: Person }
  | OwnerLinkInvalid
  | UsernameTaken
  | UsernameInvalid
  | PasswordTooWeak;

/** Only one transaction at a time decides who the owner is: "MOWO" in ASCII. */
const ownerLock = 0x4d4f574f;

/** Makes the owner's account. Of any number that try at once, exactly one succeeds. */
export async function claimOwner(
  auth: Auth,
  principal: Principal,
  input: { token: string; username: string; name: string; password: string },
): Promise<ClaimOwnerOutcome> {
  if (!(await auth.ownerLink.accepts(input.token))) return { kind: "owner-link-invalid" };
  const prepared = await prepareNewPerson(auth, { ...input, quotaBytes: null });
  if (prepared.kind !== "prepared") return prepared;
  const outcome = await auth.kit.write(principal, null, async (tx): Promise<ClaimOwnerOutcome> => {
    await sql`select pg_advisory_xact_lock(${ownerLock})`.execute(tx);
    const owner = await authTx(tx).selectFrom("auth.user").select("id").where("role", "=", "owner").executeTakeFirst();
    if (owner !== undefined) return { kind: "owner-link-invalid" };
    return insertPerson(auth, tx, prepared.person, "owner");
  });
  if (outcome.kind === "created") auth.ownerLink.close();
  return outcome;
}
