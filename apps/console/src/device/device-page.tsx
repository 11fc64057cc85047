import { useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { useCredentials } from "../tokens/use-credentials.ts";
import { DeviceQuestion } from "./device-question.tsx";

function CodeForm({ code, problem, onCode }: { code: string; problem: string | null; onCode: (code: string) => void }) {
  const { credentials } = useConsoleMessages();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onCode(textOf(new FormData(event.currentTarget), "code"));
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field
        label={credentials.device.code}
        name="code"
        defaultValue={code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        required
        error={problem ?? undefined}
      />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary">
          {credentials.device.look}
        </button>
      </p>
    </form>
  );
}

function Device({ code, onCode }: { code: string; onCode: (code: string) => void }) {
  const { credentials: text } = useConsoleMessages();
  const credentials = useCredentials();
  const failureText = useFailureText();
  const options = credentials.deviceRequest.queryOptions({ userCode: code });
  // A code works once: asking again in the background would only count as another guess.
  const { data, error, refetch, isFetching } = useQuery({
    ...options,
    enabled: code !== "",
    retry: false,
    staleTime: Infinity,
  });
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (isFetching) return <Loading>{text.device.looking}</Loading>;
  if (data?.__typename === "DeviceRequest") return <DeviceQuestion request={data} />;
  return <CodeForm code={code} problem={data === undefined ? null : failureText(data)} onCode={onCode} />;
}

/** Lets a program on another device in (RFC 8628 §3.3): by the code typed here, or by the one in the link. */
export function DevicePage() {
  const { credentials } = useConsoleMessages();
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get("user_code") ?? "");
  return (
    <SignedIn title={credentials.device.title}>
      {() => (
        <Page title={credentials.device.title} width="narrow" lead={code === "" ? credentials.device.lead : undefined}>
          <Device code={code} onCode={setCode} />
        </Page>
      )}
    </SignedIn>
  );
}
