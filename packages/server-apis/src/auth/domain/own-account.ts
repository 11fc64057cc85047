import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { avatarUrl } from "./avatar-url.ts";
import { denied, type Denied } from "./failures.ts";
import { passkeysOf, type Passkey } from "./passkeys.ts";
import type { Person } from "./person.ts";
import type { Language } from "./tables.ts";

/** What a person sees of their own account. */
export type Account = {
  person: Person;
  language: Language | null;
  /** Null without one. */
  email: string | null;
  /** Entered, and waiting for the link in the mail to be opened. */
  pendingEmail: string | null;
  canSendMail: boolean;
  avatarUrl: string | null;
  passkeys: Passkey[];
  hasTotp: boolean;
  recoveryCodesLeft: number;
};

/** The account of whoever asks; `denied` through an app. */
export async function ownAccount(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "account"; account: Account } | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "account.read");
  return { kind: "account", account: await readAccount(auth, principal.personId) };
}

type Row = Person & {
  language: Language | null;
  email: string | null;
  pendingEmail: string | null;
  avatar: string | null;
  hasTotp: boolean;
  recoveryCodesLeft: number;
};

async function readAccount({ kit, mailer }: Auth, personId: PersonId): Promise<Account> {
  const { rows } = await sql<Row>`
    select u.id, u.username, u.name, u.role, u.language,
      case when u."emailVerified" then u.email end as email,
      (select l.email from auth.one_time_links l
        where l.person_id = u.id and l.kind = 'email' and l.expires_at > ${kit.clock.now()}) as "pendingEmail",
      (select a.version from auth.avatars a where a.person_id = u.id) as avatar,
      exists (select 1 from auth.totp t where t.person_id = u.id and t.confirmed_at is not null) as "hasTotp",
      (select count(*)::int from auth.recovery_codes c where c.person_id = u.id) as "recoveryCodesLeft"
    from auth."user" u where u.id = ${personId}`.execute(kit.db);
  const row = rows[0];
  if (row === undefined) throw new Error("the account of a session is gone");
  const { id, username, name, role, avatar, ...rest } = row;
  return {
    person: { id, username, name, role },
    ...rest,
    canSendMail: mailer !== null,
    avatarUrl: avatar === null ? null : avatarUrl(id, avatar),
    passkeys: await passkeysOf(kit.db, personId),
  };
}
