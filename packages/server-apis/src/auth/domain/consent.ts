import type { PersonId } from "../../kit/ids.ts";
import type { FileAccessRequest } from "../../kit/peers.ts";
import type { Auth } from "./auth.ts";
import type { RequestingClient } from "./find-requesting-client.ts";
import { authDb } from "./tables.ts";

/** What an app asks for, met with what the person answered. */
export type OpenConsent = {
  /** Without an answer so far, one line a folder. */
  lines: FileAccessRequest[];
  /** True when other lines were answered before. */
  isAddition: boolean;
};

/** One line for each folder, with the most that is asked for it. */
export function consentLines(requests: readonly FileAccessRequest[]): FileAccessRequest[] {
  const lines = new Map<string, FileAccessRequest>();
  for (const request of requests) {
    const known = lines.get(request.path);
    if (known === undefined || (known.access === "read" && request.access === "write"))
      lines.set(request.path, request);
  }
  return [...lines.values()];
}

/**
 * What the person still has to answer. An answer holds for what was asked and anything less, whatever it was; one that was given
 * until a moment holds until then.
 */
export async function openConsent(auth: Auth, personId: PersonId, app: RequestingClient): Promise<OpenConsent> {
  const answers = await authDb(auth.kit.db)
    .selectFrom("auth.app_consents")
    .select(["path", "access", "expires_at"])
    .where("person_id", "=", personId)
    .where("app_id", "=", app.id)
    .execute();
  const now = auth.kit.clock.now();
  const holding = answers.filter((answer) => answer.expires_at === null || answer.expires_at > now);
  const accessOf = new Map(holding.map((answer) => [answer.path, answer.access]));
  const lines = consentLines(app.requests).filter((line) => {
    const answered = accessOf.get(line.path);
    return answered === undefined || (answered === "read" && line.access === "write");
  });
  return { lines, isAddition: answers.length > 0 };
}

/** True when the app asks for something that the person has not answered yet. */
export async function asksForMore(auth: Auth, personId: PersonId, app: RequestingClient): Promise<boolean> {
  return (await openConsent(auth, personId, app)).lines.length > 0;
}
