import type { AppAccessRequestResult, Picks } from "@mows/sdk/picks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { AppIdentity } from "../consent/app-identity.tsx";
import { UntilField } from "../consent/terms.tsx";
import { expiryOf, type Until } from "../consent/until.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

type AppAccessRequest = Extract<AppAccessRequestResult, { __typename: "AppAccessRequest" }>;

function BackToApp({ app }: Pick<AppAccessRequest, "app">) {
  const { requestAccess } = useConsoleMessages();
  if (app.origin === null) return null;
  return (
    <p className="actions">
      <a className="mows-button" href={app.origin}>
        {requestAccess.backToApp(app.name)}
      </a>
    </p>
  );
}

interface RequestAccessFormProps {
  request: AppAccessRequest;
  picks: Picks;
  personName: string;
}

export function RequestAccessForm({ request, picks, personName }: RequestAccessFormProps) {
  const { requestAccess } = useConsoleMessages();
  const failureText = useFailureText();
  const { app, node, has } = request;
  const asked = request.access;
  const [until, setUntil] = useState<Until>({ kind: "revoked" });
  const [isRefused, setRefused] = useState(false);
  const allow = useMutation(picks.allowAppAccess.mutationOptions());
  // below the space's own root, whose name nobody gave it
  const path = `/${node.path.slice(1).join("/")}`;
  const shown = (
    <code>
      <bdi>{path}</bdi>
    </code>
  );
  if (allow.data?.__typename === "AppAccessAllowed") {
    return (
      <>
        <output>{requestAccess.allowed(shown)}</output>
        <p className="quiet">{requestAccess.changeLater}</p>
        <BackToApp app={app} />
      </>
    );
  }
  if (isRefused) {
    return (
      <>
        <output>{requestAccess.refused}</output>
        <BackToApp app={app} />
      </>
    );
  }
  const refused = failureText(allow.error, allow.data);
  return (
    <form
      className="consent"
      aria-label={requestAccess.title}
      onSubmit={(event) => {
        event.preventDefault();
        const expiresAt = expiryOf(until, new Date())?.toISOString() ?? null;
        allow.mutate({ appId: app.id, nodeId: node.id, access: asked, expiresAt });
      }}
    >
      <AppIdentity name={app.name} origin={app.origin} />
      <p>
        {requestAccess.asks[asked][node.kind === "FILE" ? "File" : "Folder"]} {shown}
      </p>
      {has === "ENOUGH" ? (
        <>
          <Notice kind="plain">{requestAccess.has}</Notice>
          <BackToApp app={app} />
        </>
      ) : (
        <>
          {has === "READ" && <p className="quiet">{requestAccess.readsAlready}</p>}
          <div className="terms">
            <UntilField until={until} onUntil={setUntil} />
          </div>
          {has === "READ" && until.kind !== "revoked" && <Notice kind="warning">{requestAccess.endsAll}</Notice>}
          <p className="quiet">{requestAccess.youAre(personName)}</p>
          {refused && <Notice kind="danger">{requestAccess.failed(refused)}</Notice>}
          <p className="actions">
            <button type="submit" className="mows-button" data-variant="primary" disabled={allow.isPending}>
              {requestAccess.allow}
            </button>
            <button type="button" className="mows-button" disabled={allow.isPending} onClick={() => setRefused(true)}>
              {requestAccess.refuse}
            </button>
          </p>
        </>
      )}
    </form>
  );
}
