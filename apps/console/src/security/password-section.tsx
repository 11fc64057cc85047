import { useAccountCalls } from "@mows/react";
import type { Account, ChangePasswordInput } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, type SubmitEvent } from "react";
import { NewPasswordField } from "../form/new-password-field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

export function PasswordSection({ account }: { account: Account }) {
  const { security: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationKey: calls.changePassword.mutationKey(),
    mutationFn: (input: ChangePasswordInput) => guarded(() => calls.changePassword(input)),
    onSuccess: ({ __typename }) => {
      if (__typename === "AccountChanged") form.current?.reset();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    change.mutate({ currentPassword: textOf(entered, "current"), newPassword: textOf(entered, "new") });
  };
  const refusal = failureText(change.data) ?? (change.error && text.failed(failureText(change.error)));
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.password}
      </h2>
      <form className="form" ref={form} onSubmit={submit} aria-labelledby={id}>
        {refusal && <Notice kind="danger">{refusal}</Notice>}
        <input type="hidden" autoComplete="username" value={account.person.username} readOnly />
        <PasswordField label={text.currentPassword} name="current" autoComplete="current-password" required />
        <NewPasswordField label={text.newPassword} name="new" hints={[account.person.username, account.person.name]} />
        <p className="actions">
          <button type="submit" className="mows-button" data-variant="primary" disabled={change.isPending}>
            {text.changePassword}
          </button>
          <output>{change.data?.__typename === "AccountChanged" && text.passwordChanged}</output>
        </p>
      </form>
      {dialog}
    </section>
  );
}
