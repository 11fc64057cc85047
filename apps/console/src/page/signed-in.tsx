import { useSession } from "@mows/react";
import type { Person } from "@mows/sdk";
import type { ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Redirect } from "../router/redirect.tsx";
import { LoadFailure } from "./load-failure.tsx";
import { Loading } from "./loading.tsx";
import { Page } from "./page.tsx";

interface SignedInProps {
  /** Of the page, while it is not known who is signed in. */
  title: string;
  children: (person: Person) => ReactNode;
}

/** Draws a page for whoever is signed in, and sends everybody else to sign in first and then back here. */
export function SignedIn({ title, children }: SignedInProps) {
  const session = useSession();
  const { home } = useConsoleMessages();
  switch (session.state) {
    case "loading":
      return (
        <Page title={title} width="narrow">
          <Loading>{home.askingWhoYouAre}</Loading>
        </Page>
      );
    case "error":
      return (
        <Page title={title} width="narrow">
          <LoadFailure error={session.error} retry={session.retry} />
        </Page>
      );
    case "signed-out":
      return <Redirect to={signInAddress(location.pathname + location.search)} />;
    case "signed-in":
      return children(session.person);
    default:
      return session satisfies never;
  }
}

function signInAddress(from: string): string {
  return from === "/" ? "/sign-in" : `/sign-in?return_to=${encodeURIComponent(from)}`;
}
