import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { useCredentials } from "../tokens/use-credentials.ts";

/** Changes the keys that id tokens are signed with, before their time. */
export function SigningKeys() {
  const { credentials: text } = useConsoleMessages();
  const credentials = useCredentials();
  const failureText = useFailureText();
  const rotate = useMutation(credentials.rotateSigningKeys.mutationOptions());
  const isDone = rotate.data?.__typename === "SigningKeysRotated";
  return (
    <section className="settings-section" aria-labelledby="signing-keys">
      <h2 className="section-title" id="signing-keys">
        {text.clients.keys}
      </h2>
      <p>{text.clients.keysText}</p>
      {rotate.error && <Notice kind="danger">{text.failed(failureText(rotate.error))}</Notice>}
      {rotate.data && !isDone && <Notice kind="danger">{failureText(rotate.data)}</Notice>}
      <output>{isDone && text.clients.rotated}</output>
      <p className="actions">
        <button type="button" className="mows-button" disabled={rotate.isPending} onClick={() => rotate.mutate()}>
          {text.clients.rotate}
        </button>
      </p>
    </section>
  );
}
