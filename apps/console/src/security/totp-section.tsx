import { useAccountCalls } from "@mows/react";
import type { Account } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, useState, type ReactNode } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpSetup } from "./totp-setup.tsx";

/** The second step of signing in: off, being set up, on, or showing its recovery codes. */
export function TotpSection({ account }: { account: Account }) {
  const { security: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useMutation({
    mutationKey: calls.beginTotp.mutationKey(),
    mutationFn: () => guarded(() => calls.beginTotp()),
  });
  const disable = useMutation({
    mutationKey: calls.disableTotp.mutationKey(),
    mutationFn: () => guarded(() => calls.disableTotp()),
  });
  const renew = useMutation({
    mutationKey: calls.renewRecoveryCodes.mutationKey(),
    mutationFn: () => guarded(() => calls.renewRecoveryCodes()),
    onSuccess: (result) => setCodes(result.__typename === "RecoveryCodes" ? result.codes : null),
  });
  const busy = begin.isPending || disable.isPending || renew.isPending;
  const content = (): ReactNode => {
    if (codes !== null) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
    if (!account.hasTotp && begin.data?.__typename === "TotpBegun") {
      return <TotpSetup secret={begin.data.secret} uri={begin.data.uri} onEnabled={setCodes} />;
    }
    if (account.hasTotp) {
      return (
        <>
          <p>{text.totpOn(account.recoveryCodesLeft)}</p>
          <p className="actions">
            <button type="button" className="mows-button" disabled={busy} onClick={() => renew.mutate()}>
              {text.newRecoveryCodes}
            </button>
            <button type="button" className="mows-button" disabled={busy} onClick={() => disable.mutate()}>
              {text.totpDisable}
            </button>
          </p>
        </>
      );
    }
    return (
      <>
        <p>{text.totpOff}</p>
        <p className="actions">
          <button
            type="button"
            className="mows-button"
            data-variant="primary"
            disabled={busy}
            onClick={() => begin.mutate()}
          >
            {text.totpSetUp}
          </button>
        </p>
      </>
    );
  };
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.totp}
      </h2>
      <p>{text.totpText}</p>
      <Refusal result={begin.data} error={begin.error} />
      <Refusal result={disable.data} error={disable.error} />
      <Refusal result={renew.data} error={renew.error} />
      {content()}
      {dialog}
    </section>
  );
}
