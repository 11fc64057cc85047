import type { AppId, PersonId } from "../../kit/ids.ts";
import type { DirectoryApp, FileAccessRequest } from "../../kit/peers.ts";
import type { Auth } from "./auth.ts";
import { authDb } from "./tables.ts";

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

/** True when the app asks for something that the person has not agreed to yet. */
export async function asksForMore(auth: Auth, personId: PersonId, app: DirectoryApp): Promise<boolean> {
  const agreed = await authDb(auth.kit.db)
    .selectFrom("auth.app_consents")
    .select(["path", "access"])
    .where("person_id", "=", personId)
    .where("app_id", "=", app.id)
    .execute();
  const accessOf = new Map(agreed.map((row) => [row.path, row.access]));
  return consentLines(app.requests).some((line) => {
    const access = accessOf.get(line.path);
    return access === undefined || (access === "read" && line.access === "write");
  });
}

/** The app that a signed authorization request is about; null when it is gone. */
export async function requestingApp(auth: Auth, signedQuery: URLSearchParams): Promise<DirectoryApp | null> {
  return auth.peers.appDirectory.find((signedQuery.get("client_id") ?? "") as AppId);
}
