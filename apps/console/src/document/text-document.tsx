import {
  AvatarStack,
  CollaborativeText,
  Comments,
  DocumentHistory,
  FollowControl,
  SyncStatus,
  type TextHandle,
  useComments,
  useDocFacts,
  useDocPresence,
  useFollow,
} from "@mows/react";
import type { DocumentNode } from "@mows/sdk";
import HistoryIcon from "lucide-react/icons/history";
import MessageSquare from "lucide-react/icons/message-square";
import Redo from "lucide-react/icons/redo-2";
import Undo from "lucide-react/icons/undo-2";
import { useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { DocumentHead } from "./document-head.tsx";
import type { TextField } from "./text-field-of.ts";

interface TextDocumentProps {
  document: DocumentNode;
  field: TextField;
}

type Panel = "comments" | "history";

const panels = [
  ["comments", MessageSquare],
  ["history", HistoryIcon],
] as const satisfies readonly (readonly [Panel, unknown])[];

/** A text with those who write it too, what was said about it, and how it came to be. */
export function TextDocument({ document, field }: TextDocumentProps) {
  const { document: texts } = useConsoleMessages();
  const doc = useDocFacts(field.schema, document.id);
  const presence = useDocPresence(doc);
  const text = useRef<TextHandle>(null);
  const follow = useFollow(presence, (view) => text.current?.show(view));
  const comments = useComments(doc);
  const [panel, setPanel] = useState<Panel | null>(null);
  // what is looked at or written in the text is beside it
  const isCommenting = comments.opened !== null || comments.drafting !== null;
  const [wasCommenting, setWasCommenting] = useState(isCommenting);
  if (isCommenting !== wasCommenting) {
    setWasCommenting(isCommenting);
    if (isCommenting) setPanel("comments");
  }
  return (
    <div className="document">
      <DocumentHead document={document}>
        <AvatarStack
          others={presence.others}
          following={follow.following?.connection ?? null}
          onFollow={follow.follow}
        />
        {doc.access === "write" && (
          <>
            <button
              type="button"
              className="mows-icon-button"
              aria-label={texts.undo}
              disabled={!doc.canUndo}
              onClick={doc.undo}
            >
              <Undo className="mows-icon mows-icon-directional" aria-hidden />
            </button>
            <button
              type="button"
              className="mows-icon-button"
              aria-label={texts.redo}
              disabled={!doc.canRedo}
              onClick={doc.redo}
            >
              <Redo className="mows-icon mows-icon-directional" aria-hidden />
            </button>
          </>
        )}
        {panels.map(([name, Icon]) => (
          <button
            key={name}
            type="button"
            className="mows-icon-button"
            aria-label={texts[name]}
            aria-expanded={panel === name}
            data-state={panel === name ? "on" : "off"}
            onClick={() => setPanel(panel === name ? null : name)}
          >
            <Icon className="mows-icon" aria-hidden />
          </button>
        ))}
      </DocumentHead>
      <div className="document-status">
        <SyncStatus doc={doc} />
        {presence.others.length > 0 && <FollowControl follow={follow} />}
      </div>
      <div className="document-body" data-state={panel === null ? "alone" : "with-panel"}>
        <CollaborativeText
          doc={doc}
          field={field.name}
          label={document.name}
          comments={comments}
          onView={follow.show}
          ref={text}
        />
        {panel !== null && (
          <aside className="document-panel" aria-label={texts[panel]}>
            {panel === "comments" ? (
              <Comments comments={comments} />
            ) : (
              <DocumentHistory id={document.id} mayWrite={doc.access === "write"} />
            )}
          </aside>
        )}
      </div>
    </div>
  );
}
