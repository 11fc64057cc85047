import { parseId, type AppId, type PickId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { giveDenied, type GiveDenied, type PickGone } from "./pick-failures.ts";
import { pickDb, type PickKind } from "./pick.ts";
import { mayGive, type Picks } from "./picks.ts";

export type RequestedPick = {
  kind: "requested-pick";
  id: PickId;
  app: { id: AppId; name: string; origin: string };
  pickKind: PickKind;
  access: "read" | "write";
  multiple: boolean;
  accept: string[];
  reason: string | null;
  /** ISO 8601. */
  expiresAt: string;
};

/** What the picker shows: nothing in it comes from the address it was opened with but which request it is. */
export async function requestedPick(
  picks: Picks,
  principal: Principal,
  givenId: string,
): Promise<RequestedPick | PickGone | GiveDenied> {
  if (!mayGive(principal)) return giveDenied(principal, "grants.give");
  const { kit, peers } = picks;
  const id = parseId<PickId>(givenId);
  if (id === null) return { kind: "pick-gone" };
  const row = await pickDb(kit.db)
    .selectFrom("pick_requests")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "=", principal.personId)
    .where("state", "=", "open")
    .where("expires_at", ">", kit.clock.now())
    .executeTakeFirst();
  const app = row === undefined ? null : await peers.appDirectory.find(row.app_id);
  if (row === undefined || app === null) return { kind: "pick-gone" };
  const { access, multiple, accept, reason } = row;
  const shownApp = { id: app.id, name: app.name, origin: kit.origins.ofApp(app.id) };
  return {
    kind: "requested-pick",
    id,
    app: shownApp,
    pickKind: row.kind,
    access,
    multiple,
    accept,
    reason,
    expiresAt: row.expires_at.toISOString(),
  };
}
