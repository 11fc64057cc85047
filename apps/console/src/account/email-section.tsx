import { useAccountCalls } from "@mows/react";
import type { Account } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

export function EmailSection({ account }: { account: Account }) {
  const { account: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const change = useMutation({
    mutationKey: calls.changeEmail.mutationKey(),
    mutationFn: (email: string) => guarded(() => calls.changeEmail({ email })),
  });
  const remove = useMutation({
    mutationKey: calls.removeEmail.mutationKey(),
    mutationFn: () => guarded(() => calls.removeEmail()),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(textOf(new FormData(event.currentTarget), "email"));
  };
  const failure = change.error ?? remove.error;
  const refusal = failureText(change.data) ?? failureText(remove.data);
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.email}
      </h2>
      <p>{account.email === null ? text.noEmail : text.emailIs(account.email)}</p>
      {account.pendingEmail !== null && <p>{text.emailPending(account.pendingEmail)}</p>}
      {!account.canSendMail && <p className="quiet">{text.noMailServer}</p>}
      {account.canSendMail && (
        <form className="form" onSubmit={submit} aria-labelledby={id}>
          <Field label={text.newEmail} name="email" type="email" autoComplete="email" hint={text.emailHint} required />
          {change.data?.__typename === "MailRequested" && <output>{text.emailSent}</output>}
          <p className="actions">
            <button type="submit" className="mows-button" data-variant="primary" disabled={change.isPending}>
              {text.changeEmail}
            </button>
          </p>
        </form>
      )}
      {account.email !== null && (
        <p className="actions">
          <button type="button" className="mows-button" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {text.removeEmail}
          </button>
        </p>
      )}
      {refusal && <Notice kind="danger">{refusal}</Notice>}
      {failure && <Notice kind="danger">{text.saveFailed(failureText(failure))}</Notice>}
      {dialog}
    </section>
  );
}
