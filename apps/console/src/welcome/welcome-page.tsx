import { useSession } from "@mows/react";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";
import { ClaimOwnerForm } from "./claim-owner-form.tsx";

/** Opened with the one-time link that the cloud prints; its token is in the fragment, which is never sent or logged. */
export function WelcomePage() {
  const { welcome, general, signIn } = useConsoleMessages();
  const session = useSession();
  const [token] = useState(() => location.hash.slice(1));
  // once the account is being made the form decides, not what the session turns into meanwhile
  const [claiming, setClaiming] = useState(false);

  if (!claiming && session.state === "loading") {
    return (
      <Page title={welcome.title} width="narrow">
        <Loading>{general.askingCloud}</Loading>
      </Page>
    );
  }
  if (!claiming && session.state === "error") {
    return (
      <Page title={welcome.title} width="narrow">
        <LoadFailure error={session.error} retry={session.retry} />
      </Page>
    );
  }
  const needsOwner = session.state === "signed-out" && session.needsOwner;
  if (!claiming && !needsOwner) {
    return (
      <Page title={welcome.hasOwnerTitle} width="narrow">
        <p>{welcome.hasOwner}</p>
        <p className="quiet">{welcome.hasOwnerHint}</p>
        <p className="actions">
          <Link className="mows-button" data-variant="primary" href={session.state === "signed-in" ? "/" : "/sign-in"}>
            {session.state === "signed-in" ? general.goToStartPage : signIn.action}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={welcome.title} width="narrow" lead={welcome.lead}>
      <ClaimOwnerForm token={token} onClaiming={() => setClaiming(true)} />
    </Page>
  );
}
