import LogIn from "lucide-react/icons/log-in";
import { useId, type ReactNode } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { addressToReturnTo, signInFailure } from "./sign-in-outcome.ts";
import { useSession, type SessionState } from "../use-session.ts";

export interface SignInProps {
  /** Heading. Default: "Sign in to continue", in the language of the provider. */
  title?: string;
  /** What this app is for, above the button. */
  children?: ReactNode;
  /** Path on this origin to come back to. Default: the page that is open. */
  returnTo?: string;
}

function Next({ session, returnTo }: { session: SessionState; returnTo: string | undefined }) {
  const { signIn, error, tryAgain } = useMessages();
  switch (session.state) {
    case "loading":
      return <output className="mows-sign-in-status">{signIn.asking}</output>;
    case "error":
      return (
        <div role="alert">
          <p className="mows-sign-in-status">
            {signIn.noAnswer} {error(session.error)}
          </p>
          <button type="button" className="mows-button" data-variant="primary" onClick={session.retry}>
            {tryAgain}
          </button>
        </div>
      );
    case "signed-out": {
      // Asked for here only: a server that renders the page beforehand has no address, and gets no further than "loading".
      const failure = signInFailure(location.search, signIn);
      if (session.needsOwner) {
        return <p className="mows-sign-in-status">{signIn.needsOwner}</p>;
      }
      return (
        <>
          {failure && (
            <p className="mows-sign-in-failure" role="alert">
              {failure}
            </p>
          )}
          <p className="mows-sign-in-status">{signIn.explanation}</p>
          <a
            className="mows-button"
            data-variant="primary"
            href={session.signInUrl(returnTo ?? addressToReturnTo(location))}
          >
            <LogIn className="mows-icon mows-icon-directional" aria-hidden />
            {signIn.action}
          </a>
        </>
      );
    }
    case "signed-in":
      return null;
    default:
      return session satisfies never;
  }
}

/** A page for who is not signed in: inside an app it only leads to the cloud. Renders nothing once somebody is. */
export function SignIn({ title, children, returnTo }: SignInProps) {
  const session = useSession();
  const { signIn } = useMessages();
  const headingId = useId();
  if (session.state === "signed-in") return null;
  return (
    <section className="mows-sign-in" aria-labelledby={headingId} data-state={session.state}>
      <h1 className="mows-sign-in-title" id={headingId}>
        {title ?? signIn.title}
      </h1>
      {children}
      <Next session={session} returnTo={returnTo} />
    </section>
  );
}
