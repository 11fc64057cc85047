import { useAccountCalls, useMows } from "@mows/react";
import type { AcceptInvitationInput } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { AccountFields } from "../form/account-fields.tsx";
import { accountProblemOf } from "../form/account-problem-of.ts";
import { textOf } from "../form/text-of.ts";
import { useFocusInvalid } from "../form/use-focus-invalid.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { LinkPage } from "../recovery/link-page.tsx";
import { navigate } from "../router/navigation.ts";

/** Opened by the owner's link: the invited make their own account, and are signed in. */
export function InvitationPage() {
  const { recovery } = useConsoleMessages();
  const mows = useMows();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const accept = useMutation({
    mutationKey: calls.acceptInvitation.mutationKey(),
    mutationFn: async (input: AcceptInvitationInput) => {
      const result = await calls.acceptInvitation(input);
      if (result.__typename === "PersonCreated") {
        const { username, password } = input;
        const { kind } = await mows.auth.signInWithPassword({ username, password });
        navigate(kind === "signed-in" ? "/" : "/sign-in", { replace: true });
      }
      return result;
    },
  });
  const refusal = failureText(accept.data, accept.error);
  const aboutField = accountProblemOf(accept.data, refusal);
  const form = useFocusInvalid(accept.data ?? null);
  return (
    <LinkPage title={recovery.invitationTitle} lead={recovery.invitationLead} done={null}>
      {(token) => (
        <form
          className="form"
          ref={form}
          aria-label={recovery.invitationTitle}
          onSubmit={(event) => {
            event.preventDefault();
            const entered = new FormData(event.currentTarget);
            accept.mutate({
              token,
              name: textOf(entered, "name").trim(),
              username: textOf(entered, "username").trim().toLowerCase(),
              password: textOf(entered, "password"),
            });
          }}
        >
          {refusal && aboutField === null && <Notice kind="danger">{refusal}</Notice>}
          <AccountFields problem={aboutField} />
          <button type="submit" className="mows-button" data-variant="primary" disabled={accept.isPending}>
            {recovery.invitationAction}
          </button>
        </form>
      )}
    </LinkPage>
  );
}
