import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";

export function ForgotPasswordPage() {
  const { recovery } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const request = useMutation(calls.requestPasswordReset.mutationOptions());
  const noMail = request.data?.__typename === "MailUnavailable";
  const problem = noMail ? recovery.forgotNoMail : failureText(request.data, request.error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    request.mutate(textOf(new FormData(event.currentTarget), "account"));
  };
  return (
    <Page title={recovery.forgotTitle} width="narrow" lead={recovery.forgotLead}>
      {request.data?.__typename === "MailRequested" ? (
        <p role="status">{recovery.forgotSent}</p>
      ) : (
        <form className="form" onSubmit={submit} aria-label={recovery.forgotTitle}>
          {problem && <Notice kind="danger">{problem}</Notice>}
          <Field
            label={recovery.forgotAccount}
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <button type="submit" className="mows-button" data-variant="primary" disabled={request.isPending}>
            {recovery.forgotAction}
          </button>
        </form>
      )}
      <p className="actions">
        <Link href="/sign-in">{recovery.toSignIn}</Link>
      </p>
    </Page>
  );
}
