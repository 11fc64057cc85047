import { useAccountCalls, useMows } from "@mows/react";
import { knowsPasskeys, showPasskey } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import KeyRound from "lucide-react/icons/key-round";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** Signs in without a username: the device knows which passkeys it has for this cloud. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
  const { signIn: text } = useConsoleMessages();
  const failureText = useFailureText();
  const mows = useMows();
  const calls = useAccountCalls();
  const signIn = useMutation({
    mutationKey: mows.auth.continueSignIn.mutationKey(),
    mutationFn: async () => {
      const { token, options } = await calls.beginUsingPasskey();
      const response = await showPasskey(options);
      return response === null ? null : mows.auth.continueSignIn({ token, response });
    },
    onSuccess: (result) => {
      if (result?.kind === "signed-in") onSignedIn();
    },
  });
  if (!knowsPasskeys()) return null;
  return (
    <>
      {signIn.data && signIn.data.kind !== "signed-in" && <Notice kind="danger">{text.passkeyRefused}</Notice>}
      {signIn.error && <Notice kind="danger">{text.failed(failureText(signIn.error))}</Notice>}
      <button type="button" className="mows-button" disabled={signIn.isPending} onClick={() => signIn.mutate()}>
        <KeyRound className="mows-icon" aria-hidden />
        {text.withPasskey}
      </button>
    </>
  );
}
