import { parseId, type PickId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { giveDenied, type GiveDenied, type PickGone } from "./pick-failures.ts";
import { pickTx } from "./pick.ts";
import { mayAsk, mayGive, type Picks } from "./picks.ts";

/** Ends an open request without an answer: by the person in the picker, or by the app's session that asked. */
export async function cancelPick(
  { kit }: Picks,
  principal: Principal,
  givenId: string,
): Promise<{ kind: "pick-cancelled" } | PickGone | GiveDenied> {
  const asks = mayAsk(principal);
  if (!asks && !mayGive(principal)) return giveDenied(principal, "grants.give");
  const id = parseId<PickId>(givenId);
  if (id === null) return { kind: "pick-gone" };
  const ended = await kit.write(principal, null, async (tx) => {
    const rows = await pickTx(tx)
      .updateTable("pick_requests")
      .set({ state: "cancelled" })
      .where("id", "=", id)
      .where("person_id", "=", principal.personId)
      .where("state", "=", "open")
      .$if(asks, (query) => query.where("app_id", "=", principal.appId).where("session_id", "=", principal.sessionId))
      .returning("id")
      .execute();
    return rows.length > 0;
  });
  if (!ended) return { kind: "pick-gone" };
  kit.bus.publish("picks");
  return { kind: "pick-cancelled" };
}
