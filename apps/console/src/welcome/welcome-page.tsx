import { useSession } from "@mows/react";
import { useState } from "react";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";
import { ClaimOwnerForm } from "./claim-owner-form.tsx";

const lead = "Make your account. As the owner you install apps and add your people.";

/** Opened with the one-time link that the cloud prints; its token is in the fragment, which is never sent or logged. */
export function WelcomePage() {
  const session = useSession();
  const [token] = useState(() => location.hash.slice(1));
  // once the account is being made the form decides, not what the session turns into meanwhile
  const [claiming, setClaiming] = useState(false);

  if (!claiming && session.state === "loading") {
    return (
      <Page title="Welcome to your cloud" width="narrow">
        <Loading>Asking your cloud…</Loading>
      </Page>
    );
  }
  if (!claiming && session.state === "error") {
    return (
      <Page title="Welcome to your cloud" width="narrow">
        <LoadFailure error={session.error} retry={session.retry} />
      </Page>
    );
  }
  const needsOwner = session.state === "signed-out" && session.needsOwner;
  if (!claiming && !needsOwner) {
    return (
      <Page title="This cloud has its owner" width="narrow">
        <p>The owner link works once, and somebody has used it.</p>
        <p className="quiet">Was that you? Then sign in. If not, ask the owner to add you.</p>
        <p className="actions">
          <Link className="mows-button" data-variant="primary" href={session.state === "signed-in" ? "/" : "/sign-in"}>
            {session.state === "signed-in" ? "Go to the start page" : "Sign in"}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title="Welcome to your cloud" width="narrow" lead={lead}>
      <ClaimOwnerForm token={token} onClaiming={() => setClaiming(true)} />
    </Page>
  );
}
