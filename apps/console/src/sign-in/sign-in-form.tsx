import { useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { hasNavigatedInside } from "../router/navigation.ts";
import { Link } from "../router/link.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import { TooMany } from "./too-many.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { signIn: text } = useConsoleMessages();
  const failureText = useFailureText();
  const mows = useMows();
  const form = useRef<HTMLFormElement>(null);
  const [blockedUntilMs, setBlockedUntilMs] = useState<number | null>(null);
  const secondsLeft = useSecondsUntil(blockedUntilMs);

  const signIn = useMutation({
    ...mows.auth.signInWithPassword.mutationOptions(),
    onSuccess: (result) => {
      if (result.kind === "signed-in") onSignedIn();
      setBlockedUntilMs(result.kind === "rate-limited" ? Date.now() + result.retryAfterMs : null);
    },
  });
  const wrong = signIn.data?.kind === "wrong-credentials" && !signIn.isPending;

  useEffect(() => {
    if (!hasNavigatedInside()) form.current?.querySelector<HTMLInputElement>("[name=username]")?.focus();
  }, []);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLInputElement>("[name=password]")?.select();
  }, [wrong]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    signIn.mutate({ username: textOf(entered, "username").trim(), password: textOf(entered, "password") });
  };
  if (signIn.data?.kind === "second-factor-needed") {
    return <SecondStepForm token={signIn.data.token} onSignedIn={onSignedIn} onStartOver={signIn.reset} />;
  }
  const busy = signIn.isPending || signIn.data?.kind === "signed-in";
  return (
    <form className="form" ref={form} onSubmit={submit} aria-label={text.title}>
      {wrong && <Notice kind="danger">{text.wrong}</Notice>}
      {signIn.data?.kind === "rate-limited" && (
        <TooMany retryAfterMs={signIn.data.retryAfterMs} sinceMs={signIn.submittedAt} />
      )}
      {signIn.error && <Notice kind="danger">{text.failed(failureText(signIn.error))}</Notice>}
      <Field
        label={text.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField label={text.password} name="password" autoComplete="current-password" required />
      <button type="submit" className="mows-button" data-variant="primary" disabled={busy || secondsLeft > 0}>
        {busy ? text.busy : text.action}
      </button>
      <PasskeyButton onSignedIn={onSignedIn} />
      <p>
        <Link href="/forgot-password">{text.forgot}</Link>
      </p>
    </form>
  );
}
