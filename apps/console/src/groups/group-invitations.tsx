import { useFormats, useGroups } from "@mows/react";
import type { Group, GroupInvitation } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { InviteForm } from "./invite-form.tsx";

function InvitationRow({ invitation }: { invitation: GroupInvitation }) {
  const { invite: texts } = useConsoleMessages().groups.page;
  const failureText = useFailureText();
  const { dateTime } = useFormats();
  const { mutate, isPending, data, error } = useMutation(useGroups().withdrawInvitation.mutationOptions());
  const { id, invitedBy, expiresAt, usesLeft } = invitation;
  const when = dateTime(Date.parse(expiresAt));
  const failure = failureText(error, data);
  return (
    <li className="group-row">
      <span className="person-text">
        <span>{texts.entry(usesLeft, when)}</span>
        {invitedBy && <span className="quiet">{texts.by(invitedBy.name)}</span>}
      </span>
      <button
        type="button"
        className="mows-button"
        aria-label={texts.withdrawLabel(when)}
        disabled={isPending}
        onClick={() => mutate({ id })}
      >
        {texts.withdraw}
      </button>
      {failure !== null && <Notice kind="danger">{texts.failed(failure)}</Notice>}
    </li>
  );
}

/** Links that let people in, and the way to a new one. */
export function GroupInvitations({ group }: { group: Group }) {
  const { invite: texts } = useConsoleMessages().groups.page;
  return (
    <section className="settings-section" aria-labelledby="invitations">
      <h2 className="section-title" id="invitations">
        {texts.title}
      </h2>
      <p className="quiet">{texts.lead}</p>
      <InviteForm groupId={group.id} />
      {group.invitations.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <ul className="group-list">
          {group.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}
