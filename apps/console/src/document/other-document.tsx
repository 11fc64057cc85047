import { DocumentHistory } from "@mows/react";
import type { DocumentNode } from "@mows/sdk";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { DocumentHead } from "./document-head.tsx";

/** A document that an app makes something of: here it is its data, and its history. */
export function OtherDocument({ document }: { document: DocumentNode }) {
  const { document: texts } = useConsoleMessages();
  return (
    <div className="document">
      <DocumentHead document={document} />
      <div className="document-other">
        <p>{texts.ofAnApp}</p>
        <p>
          <a href={document.contentUrl} target="_blank" rel="noreferrer">
            {texts.showData}
          </a>
        </p>
        <h2 className="section-title">{texts.history}</h2>
        <DocumentHistory id={document.id} mayWrite={document.access !== "READ"} />
      </div>
    </div>
  );
}
