import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { Link } from "../router/link.tsx";
import { AppCards } from "./app-cards.tsx";
import FolderOpen from "lucide-react/icons/folder-open";
import Settings from "lucide-react/icons/settings";

/** Where a person's apps are. */
export function HomePage() {
  const { home, files } = useConsoleMessages();
  return (
    <SignedIn title="MOWS">
      {(person) => (
        <Page title={home.greeting(person.name)} width="wide" lead={home.signedInAs(person.username, location.host)}>
          <AppCards />
          <p className="actions">
            <Link className="mows-button" href="/files">
              <FolderOpen className="mows-icon" aria-hidden />
              {files.title}
            </Link>
            <Link className="mows-button" href="/settings">
              <Settings className="mows-icon" aria-hidden />
              {home.settings}
            </Link>
          </p>
        </Page>
      )}
    </SignedIn>
  );
}
