import { useQuery } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import { useId, useRef, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useLinks } from "../use-links.ts";
import { LinkForm } from "./link-form.tsx";
import { LinkRow } from "./link-row.tsx";

/** The links to it, and the way to a new one. Says nothing where the person may not share: the list above it does. */
export function LinkSection({ nodeId, isFolder }: { nodeId: string; isFolder: boolean }) {
  const { sharing, error: describe } = useMessages();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [making, setMaking] = useState(false);
  const { data, error } = useQuery(useLinks().list.queryOptions({ nodeId }));
  if (error) return <p className="mows-share-problem">{describe(error)}</p>;
  if (data?.__typename !== "Links") return null;
  const done = () => {
    setMaking(false);
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <section aria-labelledby={id}>
      <h3 className="mows-share-heading" id={id} tabIndex={-1} ref={heading}>
        {sharing.links}
      </h3>
      <p className="mows-share-note">{sharing.linksExplained}</p>
      <ul className="mows-share-list" aria-labelledby={id}>
        {data.links.map((link) => (
          <LinkRow key={link.id} link={link} onGone={() => heading.current?.focus()} />
        ))}
      </ul>
      {making ? (
        <LinkForm nodeId={nodeId} isFolder={isFolder} onDone={done} />
      ) : (
        <button type="button" className="mows-button" onClick={() => setMaking(true)}>
          <Plus className="mows-icon" aria-hidden />
          {sharing.newLink}
        </button>
      )}
    </section>
  );
}
