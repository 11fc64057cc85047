import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { PeopleList } from "./people-list.tsx";

/** For the owner: who has an account here. */
export function PeoplePage() {
  const { people } = useConsoleMessages();
  return (
    <SettingsPage title={people.title} lead={people.lead} audience="owner">
      {() => <PeopleList />}
    </SettingsPage>
  );
}
