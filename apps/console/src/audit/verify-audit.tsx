import { useFormats } from "@mows/react";
import type { Audit, VerifyAuditResult } from "@mows/sdk/audit";
import { useMutation } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

function Verdict({ result }: { result: VerifyAuditResult }) {
  const { verify: texts } = useConsoleMessages().audit;
  const { number } = useFormats();
  switch (result.__typename) {
    case "AuditIntact":
      return (
        <Notice kind="plain">
          <p role="status">{texts.intact(number(result.entries))}</p>
          {result.head !== null && (
            <>
              <p className="quiet">{texts.head}</p>
              <code>
                {result.entries}:{result.head}
              </code>
            </>
          )}
        </Notice>
      );
    case "AuditBroken":
      return (
        <Notice kind="danger">
          <p>
            <strong>{texts.broken[result.reason](result.position === null ? "" : number(result.position))}</strong>
          </p>
          {result.entryId !== null && <code>{result.entryId}</code>}
          <p>{texts.brokenAdvice}</p>
        </Notice>
      );
    default:
      return <Refusal result={result} />;
  }
}

/** For the owner: computes every seal of the log again. */
export function VerifyAudit({ audit }: { audit: Audit }) {
  const { verify: texts } = useConsoleMessages().audit;
  const failureText = useFailureText();
  const { mutate, isPending, data, error } = useMutation(audit.verify.mutationOptions());
  return (
    <section className="settings-section" aria-labelledby="verify">
      <h2 className="section-title" id="verify">
        {texts.title}
      </h2>
      <p>{texts.lead}</p>
      <p>
        <button type="button" className="mows-button" disabled={isPending} onClick={() => mutate({})}>
          {isPending ? texts.checking : texts.button}
        </button>
      </p>
      {error && <Notice kind="danger">{texts.failed(failureText(error))}</Notice>}
      {data && <Verdict result={data} />}
    </section>
  );
}
