import { createGrant } from "../../kit/grants/create-grant.ts";
import type { AppId, GrantId, PersonId } from "../../kit/ids.ts";
import type { FileAccessRequest } from "../../kit/peers.ts";
import type { Auth } from "../domain/auth.ts";
import { authTx } from "../domain/tables.ts";

/** Exactly these grants of the person to the app, as if these were what its consent page had asked for. */
export async function setGrants(
  { kit, peers }: Pick<Auth, "kit" | "peers">,
  personId: PersonId,
  appId: AppId,
  requests: readonly FileAccessRequest[],
): Promise<void> {
  const now = kit.clock.now();
  await kit.write({ kind: "operator" }, null, async (tx) => {
    const db = authTx(tx);
    await db.deleteFrom("grants").where("person_id", "=", personId).where("app_id", "=", appId).execute();
    await db.deleteFrom("auth.app_consents").where("person_id", "=", personId).where("app_id", "=", appId).execute();
    for (const { path, access } of requests) {
      const whose = { person_id: personId, app_id: appId };
      const made = await peers.tree.ensureFolder(tx, personId, path);
      if (made.kind !== "folder") throw new Error(`a file is in the way of ${path}`);
      await createGrant(tx, {
        id: kit.newId<GrantId>(),
        nodeId: made.id,
        grantee: { kind: "app", personId, appId },
        role: access,
        grantedBy: personId,
        source: "consent",
        requestedPath: path,
        at: now,
      });
      await db
        .insertInto("auth.app_consents")
        .values({ ...whose, path, access, granted_at: now })
        .execute();
    }
    return null;
  });
  kit.revocations.announce({ personIds: [personId], appId });
}
