import LogIn from "lucide-react/icons/log-in";
import { useId, type ReactNode } from "react";
import { addressToReturnTo, signInFailure } from "./sign-in-outcome.ts";
import { useSession, type SessionState } from "../use-session.ts";

export interface SignInProps {
  /** Heading. Default: "Sign in to continue". */
  title?: string;
  /** What this app is for, above the button. */
  children?: ReactNode;
  /** Path on this origin to come back to. Default: the page that is open. */
  returnTo?: string;
}

function Next({ session, returnTo }: { session: SessionState; returnTo: string | undefined }) {
  const failure = signInFailure(location.search);
  switch (session.state) {
    case "loading":
      return <output className="mows-sign-in-status">Asking your cloud who you are…</output>;
    case "error":
      return (
        <div role="alert">
          <p className="mows-sign-in-status">Your cloud did not answer. {session.error.message}</p>
          <button type="button" className="mows-button" data-variant="primary" onClick={session.retry}>
            Try again
          </button>
        </div>
      );
    case "signed-out":
      if (session.needsOwner) {
        return (
          <p className="mows-sign-in-status">
            This cloud has no account yet. Open the owner link that was printed where the cloud was started, then come
            back here.
          </p>
        );
      }
      return (
        <>
          {failure && (
            <p className="mows-sign-in-failure" role="alert">
              {failure}
            </p>
          )}
          <p className="mows-sign-in-status">
            You sign in at your own cloud, and choose there what this app may touch. It never sees your password.
          </p>
          <a
            className="mows-button"
            data-variant="primary"
            href={session.signInUrl(returnTo ?? addressToReturnTo(location))}
          >
            <LogIn className="mows-icon mows-icon-directional" aria-hidden />
            Sign in with your cloud
          </a>
        </>
      );
    case "signed-in":
      return null;
    default:
      return session satisfies never;
  }
}

/** A page for who is not signed in: inside an app it only leads to the cloud. Renders nothing once somebody is. */
export function SignIn({ title = "Sign in to continue", children, returnTo }: SignInProps) {
  const session = useSession();
  const headingId = useId();
  if (session.state === "signed-in") return null;
  return (
    <section className="mows-sign-in" aria-labelledby={headingId} data-state={session.state}>
      <h1 className="mows-sign-in-title" id={headingId}>
        {title}
      </h1>
      {children}
      <Next session={session} returnTo={returnTo} />
    </section>
  );
}
