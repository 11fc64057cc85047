import type { MowsError } from "@mows/sdk";
import type { ChangeGroupRoleResult, LeaveGroupResult, RemoveGroupMemberResult } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import { useMessages } from "../../messages/use-messages.ts";
import { useGroups } from "../use-groups.ts";

export type MemberAction = "promote" | "demote" | "remove" | "leave";

type ActionResult = ChangeGroupRoleResult | RemoveGroupMemberResult | LeaveGroupResult;

/** Does it, and tells in words what stood in the way. `onDone` is called after it was done. */
export function useMemberAction(
  member: { groupId: string; personId: string },
  onDone: (done: MemberAction) => void,
): { run: (action: MemberAction) => void; isPending: boolean; problem: string | null } {
  const groups = useGroups();
  const { groupMembers: texts, error: describe } = useMessages();
  const { mutate, isPending, data, error } = useMutation<ActionResult, MowsError, MemberAction>({
    mutationFn: async (action) => {
      if (action === "leave") return groups.leave({ groupId: member.groupId });
      if (action === "remove") return groups.removeMember(member);
      return groups.changeRole({ ...member, role: action === "promote" ? "MANAGER" : "MEMBER" });
    },
    onSuccess: (result, action) => {
      if (!("message" in result)) onDone(action);
    },
  });
  if (error) return { run: mutate, isPending, problem: texts.notDone(describe(error)) };
  const problem = data !== undefined && "message" in data ? texts.failures[data.__typename] : null;
  return { run: mutate, isPending, problem };
}
