import type { GroupMember } from "@mows/sdk/groups";
import { useRef, useState } from "react";
import { initialsOf } from "../../auth/user-menu/initials-of.ts";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { useMessages } from "../../messages/use-messages.ts";
import { type MemberAction, useMemberAction } from "./use-member-action.ts";

interface MemberRowProps {
  groupId: string;
  member: GroupMember;
  isMe: boolean;
  /** Whether whoever looks at it is a manager. */
  canManage: boolean;
  onRemoved: () => void;
  onLeft: () => void;
}

/** What can be done with this member, by whoever looks at it. */
function actionsFor({
  member,
  isMe,
  canManage,
}: Pick<MemberRowProps, "member" | "isMe" | "canManage">): MemberAction[] {
  const change: MemberAction[] = canManage ? [member.role === "MANAGER" ? "demote" : "promote"] : [];
  if (isMe) return [...change, "leave"];
  return canManage ? [...change, "remove"] : [];
}

export function MemberRow(props: MemberRowProps) {
  const { groupId, member, isMe, onRemoved, onLeft } = props;
  const { groupMembers: texts } = useMessages();
  const { person, role } = member;
  const [confirming, setConfirming] = useState<MemberAction | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const { run, isPending, problem } = useMemberAction({ groupId, personId: person.id }, (done) => {
    setConfirming(null);
    if (done === "leave") onLeft();
    if (done === "remove") onRemoved();
  });
  const choose = (action: MemberAction) => (action === "promote" ? run(action) : setConfirming(action));
  return (
    <li className="mows-group-member">
      <span className="mows-group-member-avatar" aria-hidden data-initials={initialsOf(person.name)} />
      <span className="mows-group-member-text">
        <span className="mows-group-member-name">
          {person.name}
          {isMe && <span className="mows-group-member-me"> {texts.you}</span>}
        </span>
        <span className="mows-group-member-username">@{person.username}</span>
      </span>
      <span className="mows-group-member-role" data-role={role}>
        {texts.roles[role]}
      </span>
      <div className="mows-group-member-actions" ref={buttons}>
        {confirming === null &&
          actionsFor(props).map((action) => (
            <button
              key={action}
              type="button"
              className="mows-button"
              data-action={action}
              disabled={isPending}
              aria-label={action === "leave" ? undefined : `${texts.actions[action]}: ${person.name}`}
              onClick={() => choose(action)}
            >
              {texts.actions[action]}
            </button>
          ))}
      </div>
      {confirming !== null && (
        <ConfirmAction
          question={texts.questions[confirming](isMe ? null : person.name)}
          action={texts.actions[confirming]}
          isPending={isPending}
          onConfirm={() => run(confirming)}
          onCancel={() => {
            setConfirming(null);
            // once the buttons are there again
            requestAnimationFrame(() =>
              buttons.current?.querySelector<HTMLElement>(`[data-action=${confirming}]`)?.focus(),
            );
          }}
        />
      )}
      {problem !== null && (
        <p className="mows-group-member-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
