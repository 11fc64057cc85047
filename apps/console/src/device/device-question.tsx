import type { AnswerDeviceRequestInput, AnswerDeviceRequestResult, DeviceRequestResult } from "@mows/sdk/credentials";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { useCredentials } from "../tokens/use-credentials.ts";
import "../tokens/tokens.css";

type Request = Extract<DeviceRequestResult, { __typename: "DeviceRequest" }>;

const thisMachine: ReadonlySet<string> = new Set(["local", "127.0.0.1", "::1"]);

/** What waits, from where, and what it would get. Refusing is as easy as letting it in. */
export function DeviceQuestion({ request }: { request: Request }) {
  const { credentials: text } = useConsoleMessages();
  const { device } = text;
  const credentials = useCredentials();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const answer = useMutation({
    mutationKey: credentials.answerDeviceRequest.mutationKey(),
    mutationFn: (input: AnswerDeviceRequestInput): Promise<AnswerDeviceRequestResult> =>
      guarded(() => credentials.answerDeviceRequest(input)),
  });
  const { userCode, client, scopes, address } = request;
  const result = answer.data;
  if (result?.__typename === "DeviceRequestAnswered") {
    return <p role="status">{result.accepted ? device.allowed : device.refused}</p>;
  }
  return (
    <div className="form">
      <h2 className="section-title">{device.question(client.name)}</h2>
      <p className="quiet">
        {address !== null && !thisMachine.has(address) ? device.from(address) : device.fromHere} {userCode}
      </p>
      <div>
        <p>{device.may}</p>
        <ul className="scopes">
          {scopes.map((scope) => (
            <li key={scope}>{text.scopes[scope] ?? scope}</li>
          ))}
        </ul>
      </div>
      <Notice kind="warning">{device.warning}</Notice>
      {answer.error && <Notice kind="danger">{text.failed(failureText(answer.error))}</Notice>}
      {result && <Notice kind="danger">{failureText(result)}</Notice>}
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          data-variant="primary"
          disabled={answer.isPending}
          onClick={() => answer.mutate({ userCode, accept: true })}
        >
          {device.allow}
        </button>
        <button
          type="button"
          className="mows-button"
          disabled={answer.isPending}
          onClick={() => answer.mutate({ userCode, accept: false })}
        >
          {device.refuse}
        </button>
      </p>
      {dialog}
    </div>
  );
}
