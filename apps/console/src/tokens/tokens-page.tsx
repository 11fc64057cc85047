import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { TokenForm } from "./token-form.tsx";
import { TokenList } from "./token-list.tsx";

export function TokensPage() {
  const { credentials } = useConsoleMessages();
  return (
    <SettingsPage title={credentials.tokens.title} lead={credentials.tokens.lead}>
      {() => (
        <>
          <TokenForm />
          <TokenList />
        </>
      )}
    </SettingsPage>
  );
}
