import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";

export function NotFoundPage() {
  const { general } = useConsoleMessages();
  return (
    <Page title={general.notFound.title} width="narrow">
      <p>{general.notFound.text}</p>
      <p className="actions">
        <Link className="mows-button" data-variant="primary" href="/">
          {general.goToStartPage}
        </Link>
      </p>
    </Page>
  );
}
