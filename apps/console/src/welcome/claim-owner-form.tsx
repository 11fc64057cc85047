import { useMows } from "@mows/react";
import type { ClaimOwnerInput } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { AccountFields } from "../form/account-fields.tsx";
import { accountProblemOf } from "../form/account-problem-of.ts";
import { textOf } from "../form/text-of.ts";
import { useFocusInvalid } from "../form/use-focus-invalid.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { navigate } from "../router/navigation.ts";
import { claimAndSignIn } from "./claim-and-sign-in.ts";

function LinkInvalid({ message }: { message: string }) {
  const { welcome } = useConsoleMessages();
  return (
    <Notice kind="danger">
      <p>{message}</p>
      <p>{welcome.newLink}</p>
    </Notice>
  );
}

interface ClaimOwnerFormProps {
  token: string;
  /** From here on the session changes, and this form leads on. */
  onClaiming: () => void;
}

export function ClaimOwnerForm({ token, onClaiming }: ClaimOwnerFormProps) {
  const mows = useMows();
  const { welcome } = useConsoleMessages();
  const failureText = useFailureText();
  const claim = useMutation({
    mutationKey: mows.auth.claimOwner.mutationKey(),
    mutationFn: (input: ClaimOwnerInput) => claimAndSignIn(mows, input),
    onMutate: onClaiming,
    onSuccess: ({ kind }) => {
      if (kind !== "refused") navigate(kind === "signed-in" ? "/" : "/sign-in", { replace: true });
    },
  });
  const failure = claim.data?.kind === "refused" ? claim.data.failure : null;
  const refusal = failureText(failure);
  const aboutField = accountProblemOf(failure, refusal);
  const form = useFocusInvalid(claim.data ?? null);

  if (token === "") {
    return <LinkInvalid message={welcome.incomplete} />;
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const [name, username] = [textOf(entered, "name").trim(), textOf(entered, "username").trim().toLowerCase()];
    claim.mutate({ token, name, username, password: textOf(entered, "password") });
  };
  return (
    <form className="form" ref={form} onSubmit={submit} aria-label={welcome.form}>
      {refusal && aboutField === null && <LinkInvalid message={refusal} />}
      {claim.error && <Notice kind="danger">{welcome.failed(failureText(claim.error))}</Notice>}
      <AccountFields problem={aboutField} />
      <button type="submit" className="mows-button" data-variant="primary" disabled={claim.isPending}>
        {claim.isPending ? welcome.busy : welcome.action}
      </button>
    </form>
  );
}
