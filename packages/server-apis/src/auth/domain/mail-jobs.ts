import { z } from "zod";
import type { JobHandler, JobHandlers } from "../../kit/jobs/jobs.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Auth } from "./auth.ts";
import { mailTexts } from "./mail-texts.ts";
import { makeOneTimeLink } from "./one-time-links.ts";
import { authDb } from "./tables.ts";

const passwordLink = z.object({ account: z.string() });
const toAddress = z.object({ personId: z.string().transform((id) => id as PersonId), email: z.string() });

/**
 * Every mail is a job: a request takes as long whether it leads to one or not, and a mail server that is away is tried again. A link is
 * made when its mail is sent, so that its token rests nowhere.
 */
export function mailJobs(auth: Auth): JobHandlers {
  return {
    "auth.mail-password-link": mail((payload) => sendPasswordLink(auth, passwordLink.parse(payload).account)),
    "auth.mail-email-link": mail((payload) => sendEmailLink(auth, toAddress.parse(payload))),
    "auth.mail-email-changed": mail((payload) => sendEmailChanged(auth, toAddress.parse(payload))),
  };
}

function mail(run: (payload: unknown) => Promise<void>): JobHandler {
  return { leaseMs: 60_000, maximumAttempts: 8, run };
}

async function sendPasswordLink({ kit, mailer }: Auth, account: string): Promise<void> {
  const person = await people({ kit })
    .where("emailVerified", "=", true)
    .where((eb) => eb("username", "=", account).or("email", "=", account))
    .executeTakeFirst();
  if (person === undefined || mailer === null) return;
  const { id: personId, name, email, language } = person;
  const { url } = await makeLink(kit, { kind: "password", personId, email: null });
  await mailer.send({ to: email, ...mailTexts(language).passwordLink({ name, url, cloud: kit.origins.cloud }) });
}

async function sendEmailLink({ kit, mailer }: Auth, { personId, email }: z.infer<typeof toAddress>): Promise<void> {
  const person = await people({ kit }).where("id", "=", personId).executeTakeFirst();
  if (person === undefined || mailer === null) return;
  const cloud = kit.origins.cloud;
  const holder = await people({ kit }).where("email", "=", email).executeTakeFirst();
  if (holder !== undefined && holder.id !== personId) {
    return mailer.send({ to: email, ...mailTexts(holder.language).emailTaken({ cloud }) });
  }
  const { url } = await makeLink(kit, { kind: "email", personId, email });
  await mailer.send({ to: email, ...mailTexts(person.language).emailLink({ name: person.name, url, cloud }) });
}

async function sendEmailChanged({ kit, mailer }: Auth, { personId, email }: z.infer<typeof toAddress>): Promise<void> {
  const person = await people({ kit }).where("id", "=", personId).executeTakeFirst();
  if (person === undefined || mailer === null) return;
  const { name, language } = person;
  await mailer.send({ to: email, ...mailTexts(language).emailChanged({ name, cloud: kit.origins.cloud }) });
}

function people({ kit }: Pick<Auth, "kit">) {
  return authDb(kit.db).selectFrom("auth.user").select(["id", "name", "email", "language"]);
}

function makeLink(
  kit: Auth["kit"],
  link: { kind: "password" | "email"; personId: PersonId; email: string | null },
): Promise<{ url: string }> {
  return kit.write({ kind: "operator" }, null, (tx) =>
    makeOneTimeLink(kit, tx, { ...link, name: null, quotaBytes: null }),
  );
}
