import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { NewPasswordField } from "../form/new-password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { LinkPage } from "./link-page.tsx";

/** Opened by a link from a mail, or from the owner. */
export function ResetPasswordPage() {
  const { recovery, security } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const reset = useMutation(calls.resetPassword.mutationOptions());
  const problem = failureText(reset.data, reset.error);
  const tooWeak = reset.data?.__typename === "PasswordTooWeak";
  return (
    <LinkPage title={recovery.resetTitle} done={reset.data?.__typename === "PasswordReset" ? recovery.resetDone : null}>
      {(token) => (
        <form
          className="form"
          aria-label={recovery.resetTitle}
          onSubmit={(event) => {
            event.preventDefault();
            reset.mutate({ token, password: textOf(new FormData(event.currentTarget), "password") });
          }}
        >
          {problem && !tooWeak && <Notice kind="danger">{problem}</Notice>}
          <NewPasswordField label={security.newPassword} name="password" error={(tooWeak && problem) || undefined} />
          <button type="submit" className="mows-button" data-variant="primary" disabled={reset.isPending}>
            {recovery.resetAction}
          </button>
        </form>
      )}
    </LinkPage>
  );
}
