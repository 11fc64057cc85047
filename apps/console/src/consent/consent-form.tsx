import Mail from "lucide-react/icons/mail";
import UserRound from "lucide-react/icons/user-round";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { AppIdentity } from "./app-identity.tsx";
import { ConsentLine, type ConsentRequest } from "./consent-line.tsx";
import { answerAsAsked, isImpossible, type LineAnswer } from "./line-answer.ts";
import { useConsentAnswer } from "./use-consent-answer.ts";

interface ConsentFormProps {
  request: ConsentRequest;
  query: string;
  personName: string;
  /** The app asks for something else by now. */
  onChanged: () => void;
}

export function ConsentForm({ request, query, personName, onChanged }: ConsentFormProps) {
  const { consent } = useConsoleMessages();
  const { app, requests, isAddition, wantsEmail } = request;
  const [answers, setAnswers] = useState<ReadonlyMap<string, LineAnswer>>(new Map());
  const { send, isBusy, refused, wrongLine } = useConsentAnswer(request, query, onChanged);
  const answerTo = (line: ConsentRequest["requests"][number]) => answers.get(line.path) ?? answerAsAsked(line);
  return (
    <form
      className="consent"
      aria-label={consent.title}
      onSubmit={(event) => {
        event.preventDefault();
        send(true, answers);
      }}
    >
      <AppIdentity name={app.name} origin={app.origin} />
      <h2 className="consent-heading">{isAddition ? consent.alsoCanDo : consent.canDo}</h2>
      <ul className="consent-requests">
        {!isAddition && (
          <li className="consent-line">
            <p className="consent-line-head">
              <UserRound className="mows-icon" aria-hidden />
              {consent.knowYou}
            </p>
          </li>
        )}
        {wantsEmail && (
          <li className="consent-line">
            <p className="consent-line-head">
              <Mail className="mows-icon" aria-hidden />
              {consent.knowEmail}
            </p>
          </li>
        )}
        {requests.map((line) => (
          <ConsentLine
            key={line.path}
            line={line}
            answer={answerTo(line)}
            onAnswer={(given) => setAnswers(new Map(answers).set(line.path, given))}
            problem={wrongLine?.path === line.path ? consent.problems[wrongLine.problem] : null}
          />
        ))}
      </ul>
      <p className="quiet">{consent.youAre(personName)}</p>
      {refused && <Notice kind="danger">{consent.failed(refused)}</Notice>}
      <p className="actions">
        <button
          type="submit"
          className="mows-button"
          data-variant="primary"
          disabled={isBusy || requests.some((line) => isImpossible(line, answerTo(line)))}
        >
          {consent.allow}
        </button>
        <button type="button" className="mows-button" disabled={isBusy} onClick={() => send(false, answers)}>
          {consent.refuse}
        </button>
      </p>
    </form>
  );
}
