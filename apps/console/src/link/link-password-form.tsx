import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { PasswordField } from "../form/password-field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { TooMany } from "../sign-in/too-many.tsx";
import { enterLink, type Entered } from "./enter-link.ts";

/** Asks for the link's password until it is the right one, or the link is over. */
export function LinkPasswordForm({ secret, onEntered }: { secret: string; onEntered: (entered: Entered) => void }) {
  const { link: texts } = useConsoleMessages();
  const failureText = useFailureText();
  const [answeredAtMs, setAnsweredAtMs] = useState(0);
  const enter = useMutation({
    mutationFn: async (password: string) => enterLink(secret, password),
    onSuccess: (entered) => {
      setAnsweredAtMs(Date.now());
      if (entered.kind === "entered" || entered.kind === "ended") onEntered(entered);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(textOf(new FormData(event.currentTarget), "password"));
  };
  const isWrong = enter.data?.kind === "password-wrong" && !enter.isPending;
  return (
    <form className="form" onSubmit={submit}>
      <p>{texts.needsPassword}</p>
      <PasswordField
        label={texts.password}
        name="password"
        autoComplete="off"
        required
        error={isWrong ? texts.passwordWrong : undefined}
      />
      {enter.data?.kind === "limited" && <TooMany retryAfterMs={enter.data.retryAfterMs} sinceMs={answeredAtMs} />}
      {enter.error && <Notice kind="danger">{failureText(enter.error)}</Notice>}
      <button type="submit" className="mows-button" data-variant="primary" disabled={enter.isPending}>
        {texts.enter}
      </button>
    </form>
  );
}
