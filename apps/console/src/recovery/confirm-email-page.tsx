import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { LinkPage } from "./link-page.tsx";

/** Opened by the link in a mail. A press confirms and not the opening: mail programs open links by themselves. */
export function ConfirmEmailPage() {
  const { recovery } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const confirm = useMutation(calls.confirmEmail.mutationOptions());
  const problem = failureText(confirm.data, confirm.error);
  return (
    <LinkPage
      title={recovery.emailTitle}
      done={confirm.data?.__typename === "EmailConfirmed" ? recovery.emailDone : null}
    >
      {(token) => (
        <>
          {problem && <Notice kind="danger">{problem}</Notice>}
          <p className="actions">
            <button
              type="button"
              className="mows-button"
              data-variant="primary"
              disabled={confirm.isPending}
              onClick={() => confirm.mutate(token)}
            >
              {recovery.emailAction}
            </button>
          </p>
        </>
      )}
    </LinkPage>
  );
}
