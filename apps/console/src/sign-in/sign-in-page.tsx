import { useAccountCalls, useSession } from "@mows/react";
import { useEffect, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { navigate } from "../router/navigation.ts";
import { returnAddress } from "../router/return-address.ts";
import { continuesAuthorization, isAnsweredByTheCloud } from "./continue-authorization.ts";
import { speakLanguageOf } from "./speak-language-of.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Who is signed in has no business on this page any more. */
function Continue({ to }: { to: string }) {
  const calls = useAccountCalls();
  useEffect(() => {
    const goOn = () => {
      if (isAnsweredByTheCloud(to)) location.replace(to);
      else navigate(to, { replace: true });
    };
    // The language somebody chose comes along to every device they sign in on; without an answer, the device's own does.
    calls
      .account()
      .then(speakLanguageOf, () => undefined)
      .finally(goOn);
  }, [to, calls]);
  const { signIn } = useConsoleMessages();
  return <Loading>{signIn.done}</Loading>;
}

function NoOwnerYet() {
  const { signIn } = useConsoleMessages();
  return (
    <>
      <p>{signIn.noOwner}</p>
      <p className="quiet">{signIn.noOwnerHint}</p>
    </>
  );
}

/** The session as it was last known: what is typed into the form is not lost while the cloud is asked anew, as after a session ended. */
function useKnownSession() {
  const session = useSession();
  const [known, setKnown] = useState(session);
  if (session.state === "loading" || session.state === known.state)
    return known.state === session.state ? session : known;
  setKnown(session);
  return session;
}

export function SignInPage() {
  const { signIn, general } = useConsoleMessages();
  const session = useKnownSession();
  // kept from when the page was opened: the address changes while this page is being left
  const [to] = useState(() => returnAddress(location.search, location.origin));
  // an app may want to know that it is still the same person: who is signed in signs in once more
  const [isAgain, setAgain] = useState(() => new URLSearchParams(location.search).has("again"));
  const form = <SignInForm onSignedIn={() => setAgain(false)} />;

  if (session.state === "signed-out" && session.needsOwner) {
    return (
      <Page title={signIn.noOwnerTitle} width="narrow">
        <NoOwnerYet />
      </Page>
    );
  }
  const content = () => {
    switch (session.state) {
      case "loading":
        return <Loading>{general.askingCloud}</Loading>;
      case "error":
        return <LoadFailure error={session.error} retry={session.retry} />;
      case "signed-in":
        return isAgain ? form : <Continue to={to} />;
      case "signed-out":
        return form;
      default:
        return session satisfies never;
    }
  };
  const forApp = continuesAuthorization(to);
  const leadForApp = isAgain ? signIn.leadAgain : signIn.leadForApp;
  const lead = forApp ? leadForApp : signIn.lead;
  return (
    <Page title={signIn.title} width="narrow" lead={lead}>
      {content()}
    </Page>
  );
}
