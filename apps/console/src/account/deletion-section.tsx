import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { ConfirmButton } from "../confirm/confirm-button.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

export function DeletionSection() {
  const { account: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const remove = useMutation({
    mutationKey: calls.deleteAccount.mutationKey(),
    mutationFn: () => guarded(() => calls.deleteAccount()),
    onSuccess: (result) => {
      // Nobody is signed in any more: what this page knows must not outlive that.
      if (result.__typename === "DeletionScheduled") location.assign("/sign-in");
    },
  });
  const refusal = failureText(remove.data) ?? (remove.error && text.saveFailed(failureText(remove.error)));
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.deletion}
      </h2>
      <p>{text.deletionText}</p>
      {refusal && <Notice kind="danger">{refusal}</Notice>}
      <div className="actions">
        <ConfirmButton
          label={text.deleteAction}
          question={text.deleteConfirm}
          action={text.deleteNow}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </div>
      {dialog}
    </section>
  );
}
