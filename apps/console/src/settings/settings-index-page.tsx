import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SignedIn } from "../page/signed-in.tsx";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { Redirect } from "../router/redirect.tsx";
import { ownerPages, personalPages } from "./settings-pages.ts";

/** `/settings` leads to the first page there is for whoever is signed in. */
export function SettingsIndexPage() {
  const { settings } = useConsoleMessages();
  return (
    <SignedIn title={settings.title}>
      {(person) => {
        const first = [...personalPages, ...(person.role === "OWNER" ? ownerPages : [])][0];
        return first === undefined ? <NotFoundPage /> : <Redirect to={first.href} />;
      }}
    </SignedIn>
  );
}
