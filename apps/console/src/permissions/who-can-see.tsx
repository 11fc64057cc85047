import { ConfirmAction, useAccess, useFormats } from "@mows/react";
import type { AccessEntry } from "@mows/sdk/access";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import type { ConsoleMessages } from "../messages/en.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";

/** Everyone and everything that can see a folder, with where it comes from, and a way to take it back. */
export function WhoCanSee({ nodeId }: { nodeId: string }) {
  const { permissions } = useConsoleMessages();
  const access = useAccess();
  const { data, error, refetch } = useQuery(access.whoCanSee.queryOptions({ nodeId }));
  return (
    <section className="settings-section" aria-labelledby="who">
      <h2 className="section-title" id="who">
        {permissions.explain.who}
      </h2>
      {error && <LoadFailure error={error} retry={() => void refetch()} />}
      {!error && !data && <Loading>{permissions.explain.asking}</Loading>}
      {data && data.__typename !== "WhoCanSee" && <p className="quiet">{permissions.explain.whoNot}</p>}
      {data?.__typename === "WhoCanSee" && (
        <ul className="permission-grants">
          {data.entries.map((entry) => (
            <Entry key={entry.grantId ?? entry.kind} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: AccessEntry }) {
  const { permissions } = useConsoleMessages();
  const failureText = useFailureText();
  const { date } = useFormats();
  const texts = permissions.explain;
  const access = useAccess();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const revoke = useMutation(access.revokeGrant.mutationOptions());
  const failure = failureText(revoke.error, revoke.data);
  const who = whoOf(entry, texts);
  const details = [
    texts.kinds[entry.kind],
    ...(entry.kind === "OWNER" ? [] : [permissions.roles[entry.role]]),
    ...(entry.expiresAt == null ? [] : [texts.untilWhen(date(Date.parse(entry.expiresAt)))]),
    ...(entry.inherited ? [texts.from(placeOf(entry, permissions))] : []),
  ];
  const { grantId } = entry;
  return (
    <li className="permission-grant">
      <div className="explain-entry">
        <p className="permission-path">
          <strong>{who}</strong>
          <span className="quiet">{details.join(" · ")}</span>
        </p>
        {entry.mayChange && grantId != null && (
          <button
            type="button"
            className="mows-button"
            ref={button}
            aria-label={texts.takeBack(who)}
            onClick={() => setAsking(true)}
          >
            {permissions.revoke}
          </button>
        )}
      </div>
      {failure !== null && <Notice kind="danger">{permissions.notDone(failure)}</Notice>}
      {asking && grantId != null && (
        <ConfirmAction
          question={texts.question(who)}
          action={permissions.revoke}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: grantId })}
          onCancel={() => {
            setAsking(false);
            button.current?.focus();
          }}
        />
      )}
    </li>
  );
}

function whoOf({ kind, person, group, app }: AccessEntry, texts: ConsoleMessages["permissions"]["explain"]): string {
  const name = person?.name ?? texts.someone;
  switch (kind) {
    case "OWNER":
    case "PERSON":
      return name;
    case "SPACE_GROUP":
    case "GROUP":
      return group?.name ?? "";
    case "LINK":
      return texts.anyoneWithLink;
    case "APP":
      return texts.inName(app?.name ?? "", name);
    default:
      return kind satisfies never;
  }
}

function placeOf({ inheritedFrom }: AccessEntry, texts: ConsoleMessages["permissions"]): string {
  if (inheritedFrom == null) return texts.explain.sentences.above;
  return inheritedFrom.path === "/" ? texts.wholeSpace : inheritedFrom.path;
}
