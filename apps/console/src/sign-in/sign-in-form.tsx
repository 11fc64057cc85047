import { spokenTime, useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { Notice } from "../page/notice.tsx";
import { hasNavigatedInside } from "../router/navigation.ts";
import { useSecondsUntil } from "./use-seconds-until.ts";

/** The same words whether the account exists or not. */
const wrongCredentials = "That username and password do not belong together. Check both and try again.";

/** Announced once; the seconds that run down are only to be seen. */
function TooMany({ seconds }: { seconds: number }) {
  if (seconds === 0) return <Notice kind="plain">You can try again now.</Notice>;
  return (
    <Notice kind="warning">
      <p role="alert">Too many attempts. For safety, the next one has to wait.</p>
      <p>You can try again in {spokenTime(seconds * 1000)}.</p>
    </Notice>
  );
}

/** Once somebody is signed in the session says so, and the page leads on. */
export function SignInForm() {
  const mows = useMows();
  const form = useRef<HTMLFormElement>(null);
  const [blockedUntilMs, setBlockedUntilMs] = useState<number | null>(null);
  const secondsLeft = useSecondsUntil(blockedUntilMs);

  const signIn = useMutation({
    ...mows.auth.signInWithPassword.mutationOptions(),
    onSuccess: (result) => {
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
  const busy = signIn.isPending || signIn.data?.kind === "signed-in";
  return (
    <form className="form" ref={form} onSubmit={submit} aria-label="Sign in">
      {wrong && <Notice kind="danger">{wrongCredentials}</Notice>}
      {blockedUntilMs !== null && <TooMany seconds={secondsLeft} />}
      {signIn.error && <Notice kind="danger">You are not signed in: {signIn.error.message}</Notice>}
      <Field
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" required />
      <button type="submit" className="mows-button" data-variant="primary" disabled={busy || secondsLeft > 0}>
        {busy ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}
