import { useSession } from "@mows/react";
import { useEffect, useState } from "react";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { navigate } from "../router/navigation.ts";
import { returnAddress } from "../router/return-address.ts";
import { continuesAuthorization, isAnsweredByTheCloud } from "./continue-authorization.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Who is signed in has no business on this page any more. */
function Continue({ to }: { to: string }) {
  useEffect(() => {
    if (isAnsweredByTheCloud(to)) location.replace(to);
    else navigate(to, { replace: true });
  }, [to]);
  return <Loading>You are signed in. One moment…</Loading>;
}

function NoOwnerYet() {
  return (
    <>
      <p>
        This cloud is new and has no account yet. Its owner makes the first one with the <strong>owner link</strong>,
        which was printed in the terminal where the cloud was started.
      </p>
      <p className="quiet">Is it out of sight? Stop the cloud and start it again: it prints a new one.</p>
    </>
  );
}

export function SignInPage() {
  const session = useSession();
  // kept from when the page was opened: the address changes while this page is being left
  const [to] = useState(() => returnAddress(location.search, location.origin));

  if (session.state === "signed-out" && session.needsOwner) {
    return (
      <Page title="Almost there" width="narrow">
        <NoOwnerYet />
      </Page>
    );
  }
  const content = () => {
    switch (session.state) {
      case "loading":
        return <Loading>Asking your cloud…</Loading>;
      case "error":
        return <LoadFailure error={session.error} retry={session.retry} />;
      case "signed-in":
        return <Continue to={to} />;
      case "signed-out":
        return <SignInForm />;
      default:
        return session satisfies never;
    }
  };
  const forApp = continuesAuthorization(to);
  const lead = forApp ? "An app asks to be connected. Sign in to your cloud first." : "Welcome back to your own cloud.";
  return (
    <Page title="Sign in" width="narrow" lead={lead}>
      {content()}
    </Page>
  );
}
