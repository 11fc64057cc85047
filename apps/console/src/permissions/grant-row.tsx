import { ConfirmAction, useAccess, useFormats } from "@mows/react";
import type { AppGrant, Role } from "@mows/sdk/access";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { dayOf, expiryOf } from "../consent/until.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** One folder or file that an app may touch: how much, until when, and how to take it back. */
export function GrantRow({ app, grant }: { app: string; grant: AppGrant }) {
  const { permissions } = useConsoleMessages();
  const failureText = useFailureText();
  const { date, relativeTime } = useFormats();
  const access = useAccess();
  const id = useId();
  const given = { role: grant.role, lastDay: grant.expiresAt == null ? "" : dayOf(new Date(grant.expiresAt)) };
  const [wanted, setWanted] = useState(given);
  const [today] = useState(() => dayOf(new Date()));
  const [asking, setAsking] = useState(false);
  const revokeButton = useRef<HTMLButtonElement>(null);
  const change = useMutation(access.changeGrant.mutationOptions());
  const revoke = useMutation(access.revokeGrant.mutationOptions());
  const path = grant.node.path === "/" ? permissions.wholeSpace : grant.node.path;
  const isChanged = wanted.role !== given.role || wanted.lastDay !== given.lastDay;
  const failure = failureText(change.error, change.data, revoke.error, revoke.data);
  const usedOf = ({ expired, expiresAt, lastUsedAt }: AppGrant) => {
    if (expired && expiresAt != null) return permissions.expired(date(Date.parse(expiresAt)));
    return lastUsedAt == null ? permissions.neverUsed : permissions.lastUsed(relativeTime(Date.parse(lastUsedAt)));
  };
  const save = () => {
    const expiresAt = expiryOf({ kind: "date", lastDay: wanted.lastDay }, new Date());
    change.mutate({ id: grant.id, role: wanted.role, expiresAt: expiresAt?.toISOString() ?? null });
  };
  return (
    <li className="permission-grant" data-state={grant.expired ? "expired" : "live"}>
      <p className="permission-path">
        <strong>{path}</strong>
        <span className="quiet">
          {usedOf(grant)}
          {grant.requestedPath != null && grant.requestedPath !== grant.node.path && (
            <> · {permissions.askedFor(grant.requestedPath)}</>
          )}
        </span>
      </p>
      <div className="permission-terms">
        <select
          className="field-input"
          aria-label={permissions.roleOf(path)}
          value={wanted.role}
          onChange={({ target }) => setWanted({ ...wanted, role: target.value as Role })}
        >
          <option value="READ">{permissions.roles.READ}</option>
          <option value="WRITE">{permissions.roles.WRITE}</option>
        </select>
        <label className="permission-until" htmlFor={id}>
          <span className="quiet">{permissions.until}</span>
          <input
            id={id}
            className="field-input"
            type="date"
            aria-label={permissions.untilOf(path)}
            min={today}
            value={wanted.lastDay}
            onChange={({ target }) => setWanted({ ...wanted, lastDay: target.value })}
          />
        </label>
        {isChanged && (
          <button
            type="button"
            className="mows-button"
            data-variant="primary"
            disabled={change.isPending}
            onClick={save}
          >
            {permissions.save}
            <span className="mows-visually-hidden"> ({path})</span>
          </button>
        )}
        <button
          type="button"
          className="mows-button"
          ref={revokeButton}
          aria-label={permissions.revokeOf(path)}
          onClick={() => setAsking(true)}
        >
          {permissions.revoke}
        </button>
        <output className="quiet">
          {change.data?.__typename === "GrantChanged" && !isChanged && permissions.saved}
        </output>
      </div>
      {failure !== null && <Notice kind="danger">{permissions.notDone(failure)}</Notice>}
      {asking && (
        <ConfirmAction
          question={permissions.revokeGrantQuestion(app, path)}
          action={permissions.revoke}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: grant.id })}
          onCancel={() => {
            setAsking(false);
            revokeButton.current?.focus();
          }}
        />
      )}
    </li>
  );
}
