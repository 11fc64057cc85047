import { useState, type ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";

interface LinkPageProps {
  title: string;
  lead?: string;
  /** What came of it; from then on the page only says so and leads on. */
  done: string | null;
  children: (token: string) => ReactNode;
}

/** A page that a one-time link opens. Its token is in the fragment, which is never sent or logged. */
export function LinkPage({ title, lead, done, children }: LinkPageProps) {
  const { recovery } = useConsoleMessages();
  const [token] = useState(() => location.hash.slice(1));
  const content = () => {
    if (token !== "" && done === null) return children(token);
    return (
      <>
        {token === "" ? <Notice kind="danger">{recovery.linkIncomplete}</Notice> : <p role="status">{done}</p>}
        <p className="actions">
          <Link className="mows-button" {...(token !== "" && { "data-variant": "primary" })} href="/sign-in">
            {recovery.toSignIn}
          </Link>
        </p>
      </>
    );
  };
  return (
    <Page title={title} width="narrow" {...(lead !== undefined && { lead })}>
      {content()}
    </Page>
  );
}
