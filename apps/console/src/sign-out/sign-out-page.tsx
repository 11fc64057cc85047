import { useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { Link } from "../router/link.tsx";

/** Where a program leads that wants to sign the person out and cannot show that it may (OpenID Connect RP-Initiated Logout 1.0 §2). */
export function SignOutPage() {
  const mows = useMows();
  const { credentials } = useConsoleMessages();
  const failureText = useFailureText();
  const { signOut: text } = credentials;
  const signOut = useMutation({
    ...mows.auth.signOut.mutationOptions(),
    onSuccess: () => location.replace("/sign-in"),
  });
  return (
    <SignedIn title={text.title}>
      {() => (
        <Page title={text.title} width="narrow" lead={text.text}>
          {signOut.error && <Notice kind="danger">{credentials.failed(failureText(signOut.error))}</Notice>}
          <p className="actions">
            <button
              type="button"
              className="mows-button"
              data-variant="primary"
              disabled={signOut.isPending}
              onClick={() => signOut.mutate()}
            >
              {text.action}
            </button>
            <Link className="mows-button" href="/">
              {text.stay}
            </Link>
          </p>
        </Page>
      )}
    </SignedIn>
  );
}
