import { useMows } from "@mows/react";
import type { SignInResult } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { TooMany } from "./too-many.tsx";

interface SecondStepFormProps {
  /** Stands for the password that was right. */
  token: string;
  onSignedIn: () => void;
  onStartOver: () => void;
}

/** The code of an authenticator app, or a recovery code. */
export function SecondStepForm({ token, onSignedIn, onStartOver }: SecondStepFormProps) {
  const { signIn: text } = useConsoleMessages();
  const failureText = useFailureText();
  const mows = useMows();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const step = useMutation({
    ...mows.auth.continueSignIn.mutationOptions(),
    onSuccess: ({ kind }) => {
      if (kind === "signed-in") onSignedIn();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    step.mutate({ token, code: textOf(new FormData(event.currentTarget), "code") });
  };
  const kind: SignInResult["kind"] | undefined = step.isPending ? undefined : step.data?.kind;
  const over = kind === "sign-in-over";
  return (
    <form className="form" ref={form} onSubmit={submit} aria-label={text.secondTitle}>
      <p>{text.secondLead}</p>
      {over && <Notice kind="danger">{text.over}</Notice>}
      {step.data?.kind === "rate-limited" && (
        <TooMany retryAfterMs={step.data.retryAfterMs} sinceMs={step.submittedAt} />
      )}
      {step.error && <Notice kind="danger">{text.failed(failureText(step.error))}</Notice>}
      <Field
        label={text.code}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        error={kind === "wrong-credentials" ? text.wrongCode : undefined}
      />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={step.isPending || over}>
          {step.isPending ? text.busy : text.action}
        </button>
        <button type="button" className="mows-button" onClick={onStartOver}>
          {text.startOver}
        </button>
      </p>
    </form>
  );
}
