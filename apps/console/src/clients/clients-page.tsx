import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { ClientForm } from "./client-form.tsx";
import { ClientList } from "./client-list.tsx";
import { SigningKeys } from "./signing-keys.tsx";

/** For the owner: programs that are no installed apps. */
export function ClientsPage() {
  const { credentials } = useConsoleMessages();
  return (
    <SettingsPage title={credentials.clients.title} lead={credentials.clients.lead} audience="owner">
      {() => (
        <>
          <ClientForm />
          <ClientList />
          <SigningKeys />
        </>
      )}
    </SettingsPage>
  );
}
