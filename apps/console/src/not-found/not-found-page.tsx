import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";

export function NotFoundPage() {
  return (
    <Page title="Nothing is here" width="narrow">
      <p>This address leads nowhere on your cloud. It may be mistyped, or what it led to is gone.</p>
      <p className="actions">
        <Link className="mows-button" data-variant="primary" href="/">
          Go to the start page
        </Link>
      </p>
    </Page>
  );
}
