import type { GroupId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { denied, type Denied, type GroupNotFound, notManager } from "./failures.ts";
import { type Caller, type DirectCaller, directCaller } from "./direct-caller.ts";
import type { Groups } from "./groups.ts";
import { lockMembership } from "./lock-membership.ts";
import { refuseMember } from "./note.ts";

/** What only a manager of the group does: `run` is called in the transaction, with the group locked. */
export async function asManager<T extends object>(
  groups: Groups,
  caller: Caller,
  call: {
    operation: string;
    groupId: string;
    input: object;
    key: string | null;
    run: (tx: Tx, groupId: GroupId, manager: DirectCaller) => Promise<T>;
  },
): Promise<T | GroupNotFound | Denied> {
  const { operation, groupId: id, input, key, run } = call;
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  type Outcome = T | GroupNotFound | Denied;
  const outcome = await groups.kit.write<Outcome>(direct.principal, { key, operation, input }, async (tx) => {
    const membership = await lockMembership(tx, id, direct.personId);
    if (membership === null) return { kind: "group-not-found", id };
    if (membership.role !== "manager") return notManager;
    return run(tx, membership.groupId, direct);
  });
  if (!("kind" in outcome) || outcome.kind !== "denied") return outcome;
  return refuseMember(groups, caller, { what: operation, groupId: id });
}
