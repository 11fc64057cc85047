import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useFailureText } from "../identity/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

export function DeletionSection() {
  const { account: text, general } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationKey: calls.deleteAccount.mutationKey(),
    mutationFn: () => guarded(() => calls.deleteAccount()),
    onSuccess: (result) => {
      // Nobody is signed in any more: what this page knows must not outlive that.
      if (result.__typename === "DeletionScheduled") location.assign("/sign-in");
    },
  });
  const refusal = failureText(remove.data) ?? (remove.error && text.saveFailed(remove.error.message));
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.deletion}
      </h2>
      <p>{text.deletionText}</p>
      {refusal && <Notice kind="danger">{refusal}</Notice>}
      {asked ? (
        <div role="group" aria-label={text.deletion}>
          <p>{text.deleteConfirm}</p>
          <p className="actions">
            <button
              type="button"
              className="mows-button"
              data-variant="primary"
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {text.deleteNow}
            </button>
            <button
              type="button"
              className="mows-button"
              onClick={() => setAsked(false)}
              ref={(button) => button?.focus()}
            >
              {general.cancel}
            </button>
          </p>
        </div>
      ) : (
        <p className="actions">
          <button type="button" className="mows-button" onClick={() => setAsked(true)}>
            {text.deleteAction}
          </button>
        </p>
      )}
      {dialog}
    </section>
  );
}
