import { useAccountCalls, useFormats } from "@mows/react";
import type { Accounts } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import type { Guarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { QuotaField } from "./quota-field.tsx";
import { quotaOf } from "./quota-of.ts";

/** Links with which people make accounts of their own. */
export function Invitations({ invitations, guarded }: { invitations: Accounts["invitations"]; guarded: Guarded }) {
  const { people } = useConsoleMessages();
  const { bytes, dateTime } = useFormats();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const id = useId();
  const invite = useMutation({
    mutationKey: calls.invitePerson.mutationKey(),
    mutationFn: (input: { name: string | null; quotaBytes: number | null }) => guarded(() => calls.invitePerson(input)),
  });
  const withdraw = useMutation(calls.withdrawInvitation.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    invite.mutate({ name: textOf(entered, "name").trim() || null, quotaBytes: quotaOf(entered) });
  };
  const problem = failureText(invite.data, withdraw.data, invite.error, withdraw.error);
  return (
    <section className="form" aria-labelledby={id}>
      <h3 id={id}>{people.invite}</h3>
      {problem && <Notice kind="danger">{problem}</Notice>}
      <form className="form" onSubmit={submit} aria-labelledby={id}>
        <Field label={people.inviteFor} name="name" hint={people.inviteForHint} autoComplete="off" maxLength={80} />
        <QuotaField bytes={null} />
        <p className="actions">
          <button type="submit" className="mows-button" disabled={invite.isPending}>
            {people.inviteAction}
          </button>
        </p>
      </form>
      {invite.data?.__typename === "OneTimeLink" && <OneTimeLink link={invite.data} />}
      {invitations.length > 0 && (
        <ul className="people" aria-label={people.invitations}>
          {invitations.map(({ id: invitationId, name, quotaBytes, expiresAt }) => (
            <li className="person" key={invitationId}>
              <span className="person-text">
                <span className="person-name">{name ?? people.nameless}</span>
                <span className="quiet">
                  {people.invitationUntil(dateTime(new Date(expiresAt)))}
                  {quotaBytes !== null && `, ${people.invitationQuota(bytes(quotaBytes))}`}
                </span>
              </span>
              <button
                type="button"
                className="mows-button"
                aria-label={people.withdrawOf(name ?? people.nameless)}
                disabled={withdraw.isPending}
                onClick={() => withdraw.mutate(invitationId)}
              >
                {people.withdraw}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
