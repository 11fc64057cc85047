import { actsDirectly } from "../../kit/acts-directly.ts";
import { type GroupId, type JoinRequestId, parseId, type PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { addMember } from "./add-member.ts";
import { asManager } from "./as-manager.ts";
import type { Caller, DirectCaller } from "./direct-caller.ts";
import { denied, type Denied, type GroupFull, type JoinRequestNotFound } from "./failures.ts";
import { type Groups, mostMembers } from "./groups.ts";
import { countMembers } from "./lock-membership.ts";
import { note } from "./note.ts";
import { groupsDb, groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

type Answered = { kind: "answered"; id: JoinRequestId; groupId: GroupId; letIn: PersonId | null };

export type AnswerJoinRequestOutcome = Answered | JoinRequestNotFound | GroupFull | Denied;

/** Lets somebody in who asked, or not. */
export async function answerJoinRequest(
  groups: Groups,
  caller: Caller,
  input: { id: string; accept: boolean; idempotencyKey: string | null },
): Promise<AnswerJoinRequestOutcome> {
  if (!actsDirectly(caller.principal)) return denied(caller.principal);
  const missing: JoinRequestNotFound = { kind: "join-request-not-found", id: input.id };
  const id = parseId<JoinRequestId>(input.id);
  if (id === null) return missing;
  const { accept, idempotencyKey: key } = input;
  const known = await groupsDb(groups.kit.db)
    .selectFrom("group_join_requests")
    .select("group_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (known === undefined) return missing;
  const outcome = await asManager(groups, caller, {
    operation: "answerJoinRequest",
    groupId: known.group_id,
    input: { id, accept },
    key,
    run: (tx, groupId, manager) => answer(groups, tx, { id, accept, groupId, manager }),
  });
  // A member who is no manager, and whoever is not in the group, learn nothing of who asked.
  if (outcome.kind === "group-not-found") return missing;
  if (outcome.kind === "answered" && outcome.letIn !== null) {
    groups.kit.revocations.announce({ personIds: [outcome.letIn] });
  }
  return outcome;
}

async function answer(
  groups: Groups,
  tx: Tx,
  given: { id: JoinRequestId; accept: boolean; groupId: GroupId; manager: DirectCaller },
): Promise<Answered | JoinRequestNotFound | GroupFull> {
  const { id, accept, groupId, manager } = given;
  if (accept && (await countMembers(tx, groupId)).all >= mostMembers) {
    return { kind: "group-full", limit: mostMembers };
  }
  const request = await groupsTx(tx)
    .deleteFrom("group_join_requests")
    .where("id", "=", id)
    .returning("person_id")
    .executeTakeFirst();
  if (request === undefined) return { kind: "join-request-not-found", id };
  const { person_id: personId } = request;
  if (accept) {
    await addMember(groups, tx, { groupId, personId, caller: manager, facts: { by: "request" } });
    return { kind: "answered", id, groupId, letIn: personId };
  }
  await tellGroup(groups.kit, tx, { groupId, op: "updated", alsoTo: [personId] });
  await note(tx, manager, { action: "join-refused", groupId, facts: { personId } });
  return { kind: "answered", id, groupId, letIn: null };
}
