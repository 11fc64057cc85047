import { useFormats } from "@mows/react";
import type { AccessToken } from "@mows/sdk/credentials";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmButton } from "../confirm/confirm-button.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { useCredentials } from "./use-credentials.ts";
import "../people/people.css";

function TokenRow({ token, busy, onRevoke }: { token: AccessToken; busy: boolean; onRevoke: () => void }) {
  const { credentials } = useConsoleMessages();
  const { tokens: text } = credentials;
  const { relativeTime, date } = useFormats();
  const expiresAt = token.expiresAt === null ? null : new Date(token.expiresAt);
  const [nowMs] = useState(() => Date.now());
  const isOver = expiresAt !== null && expiresAt.getTime() <= nowMs;
  const ends = expiresAt === null ? text.endless : text.expires(date(expiresAt));
  const facts = [
    isOver ? text.expired : ends,
    token.lastUsedAt === null ? text.unused : text.used(relativeTime(new Date(token.lastUsedAt))),
    ...(token.folders.length === 0 ? [] : [text.inFolders(token.folders.join(", "))]),
  ];
  return (
    <li className="credential" data-state={isOver ? "expired" : "live"}>
      <span className="person-text">
        <span className="person-name">{token.name}</span>
        <span className="quiet">{token.scopes.map((scope) => credentials.scopes[scope] ?? scope).join(", ")}</span>
        <span className="quiet">{facts.join(", ")}</span>
      </span>
      {token.kind === "APP_PASSWORD" && <span className="badge">{text.isAppPassword}</span>}
      <ConfirmButton
        label={text.revoke}
        labelOf={text.revokeOf(token.name)}
        question={text.revokeConfirm(token.name)}
        action={text.revokeNow}
        busy={busy}
        onConfirm={onRevoke}
      />
    </li>
  );
}

/** The person's own tokens, each with the way to take it back. */
export function TokenList() {
  const { credentials: text } = useConsoleMessages();
  const credentials = useCredentials();
  const failureText = useFailureText();
  const { data, error, refetch } = useQuery(credentials.tokens.queryOptions());
  const revoke = useMutation(credentials.revokeToken.mutationOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{text.tokens.loading}</Loading>;
  if (data.__typename !== "Tokens") return <Notice kind="danger">{failureText(data)}</Notice>;
  return (
    <section className="settings-section" aria-labelledby="tokens">
      <h2 className="section-title" id="tokens">
        {text.tokens.yours}
      </h2>
      {revoke.error && <Notice kind="danger">{text.failed(failureText(revoke.error))}</Notice>}
      {revoke.data && revoke.data.__typename !== "TokenRevoked" && (
        <Notice kind="danger">{failureText(revoke.data)}</Notice>
      )}
      {data.tokens.length === 0 ? (
        <p className="quiet">{text.tokens.none}</p>
      ) : (
        <ul className="people">
          {data.tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              busy={revoke.isPending}
              onRevoke={() => revoke.mutate({ id: token.id })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
