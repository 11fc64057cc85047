import { useMows } from "@mows/react";
import type { ConsentRequestResult } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import FolderOpen from "lucide-react/icons/folder-open";
import FolderPen from "lucide-react/icons/folder-pen";
import UserRound from "lucide-react/icons/user-round";
import { Notice } from "../page/notice.tsx";
import { describeAccess } from "./describe-access.ts";
import { hasUnusualCharacters } from "./has-unusual-characters.ts";

type ConsentRequest = Extract<ConsentRequestResult, { __typename: "ConsentRequest" }>;

function RequestedAccess({ requests }: Pick<ConsentRequest, "requests">) {
  return (
    <ul className="consent-requests">
      <li>
        <UserRound className="mows-icon" aria-hidden />
        <span>Know your name and username</span>
      </li>
      {requests.map(({ path, access, reason }) => {
        const Icon = access === "WRITE" ? FolderPen : FolderOpen;
        return (
          <li key={`${access} ${path}`}>
            <Icon className="mows-icon" aria-hidden />
            <span>
              {describeAccess(access)} <code>{path}</code>
              {reason && <span className="consent-reason">The app says: “{reason}”</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface ConsentFormProps {
  request: ConsentRequest;
  query: string;
  personName: string;
}

export function ConsentForm({ request, query, personName }: ConsentFormProps) {
  const mows = useMows();
  const answer = useMutation({
    ...mows.auth.answerConsent.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "ConsentAnswered") location.assign(result.redirectUrl);
    },
  });
  const { app, requests } = request;
  const refused = answer.data && answer.data.__typename !== "ConsentAnswered" ? answer.data.message : null;
  const busy = answer.isPending || answer.data?.__typename === "ConsentAnswered";
  const unusual = hasUnusualCharacters(app.name) || hasUnusualCharacters(app.origin);
  return (
    <div className="consent">
      <p className="consent-who">
        <strong className="consent-app">
          <bdi>{app.name}</bdi>
        </strong>
        <code className="consent-origin" aria-label="Address of the app">
          <bdi>{app.origin}</bdi>
        </code>
      </p>
      {unusual && (
        <Notice kind="warning">
          The name or address holds unusual characters, which can imitate another app. Only go on if the address is the
          one you expect.
        </Notice>
      )}
      <h2 className="consent-heading">If you allow it, this app can</h2>
      <RequestedAccess requests={requests} />
      <p className="quiet">
        You are <strong>{personName}</strong>. The app sees nothing else of yours and never learns your password.
      </p>
      {(answer.error ?? refused) && (
        <Notice kind="danger">Your answer was not recorded: {answer.error?.message ?? refused}</Notice>
      )}
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          data-variant="primary"
          disabled={busy}
          onClick={() => answer.mutate({ query, accept: true })}
        >
          Allow
        </button>
        <button
          type="button"
          className="mows-button"
          disabled={busy}
          onClick={() => answer.mutate({ query, accept: false })}
        >
          Refuse
        </button>
      </p>
    </div>
  );
}
