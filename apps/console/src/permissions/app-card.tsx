import { ConfirmAction, useAccess, useFormats } from "@mows/react";
import type { AppPermission } from "@mows/sdk/access";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { GrantRow } from "./grant-row.tsx";

/** One app, client or token with everything that it may touch. */
export function AppCard({ permission, onRevoked }: { permission: AppPermission; onRevoked: () => void }) {
  const { permissions } = useConsoleMessages();
  const failureText = useFailureText();
  const { relativeTime } = useFormats();
  const access = useAccess();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { app, grants, lastUsedAt, unused } = permission;
  const revoke = useMutation({
    ...access.revokeApp.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "AppRevoked") onRevoked();
    },
  });
  const failure = failureText(revoke.error, revoke.data);
  const close = () => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div className="section-head">
        <div className="permission-head">
          <h2 className="section-title" id={id}>
            {app.name}
          </h2>
          <p className="quiet">
            {permissions.kinds[app.kind]} ·{" "}
            {lastUsedAt == null ? permissions.neverUsed : permissions.lastUsed(relativeTime(Date.parse(lastUsedAt)))}
          </p>
        </div>
        {unused && <span className="permission-unused">{permissions.unused}</span>}
      </div>
      {grants.length === 0 ? (
        <p className="quiet">{permissions.noGrants}</p>
      ) : (
        <ul className="permission-grants" aria-label={permissions.grantsOf(app.name)}>
          {grants.map((grant) => (
            <GrantRow key={grant.id} app={app.name} grant={grant} />
          ))}
        </ul>
      )}
      {failure !== null && <Notice kind="danger">{permissions.notDone(failure)}</Notice>}
      {asking ? (
        <ConfirmAction
          question={permissions.revokeQuestion(app.name)}
          action={permissions.revokeAll}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ appId: app.id })}
          onCancel={close}
        />
      ) : (
        <p className="actions">
          <button type="button" className="mows-button" ref={button} onClick={() => setAsking(true)}>
            {permissions.revokeAll}
            <span className="mows-visually-hidden"> ({app.name})</span>
          </button>
        </p>
      )}
    </section>
  );
}
