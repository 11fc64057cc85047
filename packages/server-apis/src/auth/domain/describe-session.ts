import { appOf, type Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { findAvatarUrl } from "./avatar-url.ts";
import { findPerson, hasPeople, type Person } from "./person.ts";

export type SessionDescription = {
  person: Person | null;
  avatarUrl: string | null;
  app: { id: string; name: string } | null;
  signInUrl: string;
  cloudUrl: string;
  needsOwner: boolean;
};

/** Who is asking and through which app, for a page to show. */
export async function describeSession({ kit, peers }: Auth, principal: Principal): Promise<SessionDescription> {
  const appId = appOf(principal);
  const app = appId === null ? null : await peers.appDirectory.find(appId);
  const [person, avatarUrl] =
    principal.kind === "person"
      ? await Promise.all([findPerson(kit.db, principal.personId), findAvatarUrl(kit.db, principal.personId)])
      : [null, null];
  return {
    person,
    avatarUrl,
    app: app === null ? null : { id: app.id, name: app.name },
    signInUrl: "/.mows/auth/sign-in",
    cloudUrl: kit.origins.cloud,
    needsOwner: person === null && !(await hasPeople(kit.db)),
  };
}
