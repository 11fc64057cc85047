import { useAccess, useFormats, useMessages } from "@mows/react";
import type { ReceivedShare } from "@mows/sdk/access";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { TakeBack } from "./take-back.tsx";

/** Something that was shared with the person: hide it, or give it back. What a group has is the group's to give back. */
export function ReceivedRow({ share }: { share: ReceivedShare }) {
  const { shares: texts } = useConsoleMessages();
  const { sharing } = useMessages();
  const { date } = useFormats();
  const failureText = useFailureText();
  const hide = useMutation(useAccess().hideShare.mutationOptions());
  const { id, node, role, group, sharedBy, sharedAt, expiresAt, hidden } = share;
  const details = [
    sharing.roles[role],
    sharedBy && texts.by(sharedBy.name ?? sharing.gone),
    group && texts.through(group.name),
    texts.since(date(Date.parse(sharedAt))),
    expiresAt && sharing.endsOn(date(Date.parse(expiresAt))),
  ];
  return (
    <li className="permission-grant">
      <p className="permission-path">
        <strong>{node.name}</strong>
        <span className="quiet">{details.filter(Boolean).join(" · ")}</span>
      </p>
      <div className="permission-terms">
        <button
          type="button"
          className="mows-button"
          aria-label={hidden ? texts.unhideName(node.name) : texts.hideName(node.name)}
          disabled={hide.isPending}
          onClick={() => hide.mutate({ id, hidden: !hidden })}
        >
          {hidden ? texts.unhide : texts.hide}
        </button>
        {group === null && (
          <TakeBack
            grantId={id}
            label={texts.giveBackName(node.name)}
            action={texts.giveBack}
            question={texts.giveBackQuestion(node.name)}
          />
        )}
      </div>
      {hide.error && <Notice kind="danger">{failureText(hide.error)}</Notice>}
    </li>
  );
}
