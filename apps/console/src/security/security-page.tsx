import { PasskeyManager } from "@mows/react";
import { useId } from "react";
import { WithAccount } from "../account/account-page.tsx";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { PasswordSection } from "./password-section.tsx";
import { TotpSection } from "./totp-section.tsx";

function PasskeySection() {
  const { security } = useConsoleMessages();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {security.passkeys}
      </h2>
      <PasskeyManager guarded={guarded} />
      {dialog}
    </section>
  );
}

export function SecurityPage() {
  const { security } = useConsoleMessages();
  return (
    <SettingsPage title={security.title} lead={security.lead}>
      {() => (
        <WithAccount>
          {(account) => (
            <>
              <PasswordSection account={account} />
              <PasskeySection />
              <TotpSection account={account} />
            </>
          )}
        </WithAccount>
      )}
    </SettingsPage>
  );
}
