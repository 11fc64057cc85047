import { useAccountCalls } from "@mows/react";
import { knowsPasskeys, showPasskey } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, type SubmitEvent } from "react";
import { PasswordField } from "../form/password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";

/** Asks who the person is. The browser's own modal dialog: focus stays in it, Escape closes it. */
export function IdentityDialog({ onClose }: { onClose: (proved: boolean) => void }) {
  const { recovery, general } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>("input")?.focus();
  }, []);
  const done = (result: { __typename: string } | null) => {
    if (result?.__typename === "Reauthenticated") onClose(true);
  };
  const withPassword = useMutation({ ...calls.reauthenticate.mutationOptions(), onSuccess: done });
  const withPasskey = useMutation({
    mutationKey: calls.reauthenticateWithPasskey.mutationKey(),
    mutationFn: async () => {
      const { token, options } = await calls.beginUsingPasskey();
      const response = await showPasskey(options);
      return response === null ? null : calls.reauthenticateWithPasskey({ token, response });
    },
    onSuccess: done,
  });
  const busy = withPassword.isPending || withPasskey.isPending;
  const problem = failureText(withPassword.data, withPasskey.data, withPassword.error, withPasskey.error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    withPassword.mutate({ password: textOf(new FormData(event.currentTarget), "password") });
  };
  return (
    <dialog className="identity-dialog" ref={dialog} aria-labelledby={id} onClose={() => onClose(false)}>
      <form className="form" onSubmit={submit}>
        <h2 className="section-title" id={id}>
          {recovery.identityTitle}
        </h2>
        <p>{recovery.identityText}</p>
        {problem && <Notice kind="danger">{problem}</Notice>}
        <PasswordField label={recovery.identityPassword} name="password" autoComplete="current-password" required />
        <p className="actions">
          <button type="submit" className="mows-button" data-variant="primary" disabled={busy}>
            {recovery.identityAction}
          </button>
          {knowsPasskeys() && (
            <button type="button" className="mows-button" disabled={busy} onClick={() => withPasskey.mutate()}>
              {recovery.identityPasskey}
            </button>
          )}
          <button type="button" className="mows-button" onClick={() => onClose(false)}>
            {general.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
