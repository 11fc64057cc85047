import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { QrCode } from "./qr-code.tsx";

interface TotpSetupProps {
  secret: string;
  uri: string;
  onEnabled: (recoveryCodes: readonly string[]) => void;
}

/** The key for the app, and the first code from it. */
export function TotpSetup({ secret, uri, onEnabled }: TotpSetupProps) {
  const { security: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const confirm = useMutation({
    ...calls.confirmTotp.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "RecoveryCodes") onEnabled(result.codes);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(textOf(new FormData(event.currentTarget), "code"));
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>{text.totpScan}</p>
      <QrCode text={uri} label={text.totpQr} />
      <p>
        {text.totpKey}: <span className="secret-text">{secret.match(/.{1,4}/g)?.join(" ")}</span>
      </p>
      <Field
        label={text.totpCode}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,9}"
        required
        error={failureText(confirm.data, confirm.error) ?? undefined}
      />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={confirm.isPending}>
          {text.totpConfirm}
        </button>
      </p>
    </form>
  );
}
