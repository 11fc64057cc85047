import { useQuery } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { useAccess } from "../../access/use-access.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { AccessRow } from "./access-row.tsx";

/** Everyone who can reach it. Links to the node itself have a list of their own. */
export function AccessList({ nodeId }: { nodeId: string }) {
  const { sharing, error: describe, tryAgain } = useMessages();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery(useAccess().whoCanSee.queryOptions({ nodeId }));
  if (error) {
    return (
      <div className="mows-share-problem" role="alert">
        <p>{describe(error)}</p>
        <button type="button" className="mows-button" onClick={() => void refetch()}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (!data) return <output className="mows-share-note">{sharing.loading}</output>;
  if (data.__typename !== "WhoCanSee") {
    return (
      <p className="mows-share-problem" role="alert">
        {sharing.failures[data.__typename]}
      </p>
    );
  }
  const entries = data.entries.filter(({ kind, inherited }) => kind !== "LINK" || inherited);
  return (
    <section aria-labelledby={id}>
      <h3 className="mows-share-heading" id={id} tabIndex={-1} ref={heading}>
        {sharing.whoHasAccess}
      </h3>
      <ul className="mows-share-list" aria-labelledby={id}>
        {entries.map((entry) => (
          <AccessRow
            key={entry.grantId ?? entry.kind}
            entry={entry}
            // the row that had the focus is gone
            onGone={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </section>
  );
}
