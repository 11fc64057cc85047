import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useSession } from "../../auth/use-session.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useGroups } from "../use-groups.ts";
import { MemberRow } from "./member-row.tsx";

export interface GroupMembersProps {
  groupId: string;
  /** After the person left the group, for example to navigate. */
  onLeft?: () => void;
}

/**
 * Who is in a group, and for its managers the way to change that. For pages on the cloud's own origin: groups are no app's business.
 *
 * @example
 * <GroupMembers groupId={group.id} onLeft={() => navigate("/settings/groups")} />
 */
export function GroupMembers({ groupId, onLeft }: GroupMembersProps) {
  const { groupMembers: texts, error: describe, tryAgain } = useMessages();
  const session = useSession();
  const { data, error, refetch } = useQuery(useGroups().group.queryOptions({ id: groupId }));
  const list = useRef<HTMLUListElement>(null);
  if (error) {
    return (
      <div className="mows-group-members-failure" role="alert">
        <p>{describe(error)}</p>
        <button type="button" className="mows-button" onClick={() => void refetch()}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (!data) return <output className="mows-group-members-loading">{texts.loading}</output>;
  if (data.__typename !== "Group") {
    return (
      <p className="mows-group-members-failure" role="alert">
        {texts.failures[data.__typename]}
      </p>
    );
  }
  const me = session.state === "signed-in" ? session.person.id : null;
  return (
    <ul className="mows-group-members" aria-label={texts.label(data.name)} ref={list} tabIndex={-1}>
      {data.members.map((member) => (
        <MemberRow
          key={member.person.id}
          groupId={data.id}
          member={member}
          isMe={member.person.id === me}
          canManage={data.role === "MANAGER"}
          // the row that had the focus is gone
          onRemoved={() => list.current?.focus()}
          onLeft={() => onLeft?.()}
        />
      ))}
    </ul>
  );
}
