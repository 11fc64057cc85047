import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** The zip is made while it is downloaded, so that the browser's own download is the progress. */
export function ExportSection() {
  const { account: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const id = useId();
  const begin = useMutation({
    mutationKey: calls.beginExport.mutationKey(),
    mutationFn: () => guarded(() => calls.beginExport()),
    onSuccess: (result) => {
      if (result.__typename === "ExportReady") location.assign(result.url);
    },
  });
  const problem = failureText(begin.data) ?? (begin.error && text.saveFailed(failureText(begin.error)));
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.export}
      </h2>
      <p>{text.exportText}</p>
      {problem && <Notice kind="danger">{problem}</Notice>}
      <p className="actions">
        <button type="button" className="mows-button" disabled={begin.isPending} onClick={() => begin.mutate()}>
          {text.exportAction}
        </button>
      </p>
      {dialog}
    </section>
  );
}
