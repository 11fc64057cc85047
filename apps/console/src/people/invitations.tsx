import { useAccountCalls, useFormats } from "@mows/react";
import type { Accounts } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../identity/use-failure-text.ts";
import type { Guarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { OneTimeLink } from "./one-time-link.tsx";

/** Links with which people make accounts of their own. */
export function Invitations({ invitations, guarded }: { invitations: Accounts["invitations"]; guarded: Guarded }) {
  const { people } = useConsoleMessages();
  const { dateTime } = useFormats();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const id = useId();
  const invite = useMutation({
    mutationKey: calls.invitePerson.mutationKey(),
    mutationFn: (name: string | null) => guarded(() => calls.invitePerson({ name })),
  });
  const withdraw = useMutation(calls.withdrawInvitation.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate(textOf(new FormData(event.currentTarget), "name").trim() || null);
  };
  const error = invite.error ?? withdraw.error;
  const problem = failureText(invite.data) ?? failureText(withdraw.data) ?? error?.message;
  return (
    <section className="form" aria-labelledby={id}>
      <h3 id={id}>{people.invite}</h3>
      {problem && <Notice kind="danger">{problem}</Notice>}
      <form className="form" onSubmit={submit} aria-labelledby={id}>
        <Field label={people.inviteFor} name="name" hint={people.inviteForHint} autoComplete="off" maxLength={80} />
        <p className="actions">
          <button type="submit" className="mows-button" disabled={invite.isPending}>
            {people.inviteAction}
          </button>
        </p>
      </form>
      {invite.data?.__typename === "OneTimeLink" && <OneTimeLink link={invite.data} />}
      {invitations.length > 0 && (
        <ul className="people" aria-label={people.invitations}>
          {invitations.map(({ id: invitationId, name, expiresAt }) => (
            <li className="person" key={invitationId}>
              <span className="person-text">
                <span className="person-name">{name ?? people.nameless}</span>
                <span className="quiet">{people.invitationUntil(dateTime(new Date(expiresAt)))}</span>
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
