import type { ConsentRequestResult } from "@mows/sdk";
import FolderOpen from "lucide-react/icons/folder-open";
import FolderPen from "lucide-react/icons/folder-pen";
import { useId, useRef, useState } from "react";
import { FolderDialog, type ChosenFolder } from "../browse/folder-dialog.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { LineAnswer } from "./line-answer.ts";
import { AccessField, UntilField } from "./terms.tsx";

export type ConsentRequest = Extract<ConsentRequestResult, { __typename: "ConsentRequest" }>;

interface ConsentLineProps {
  line: ConsentRequest["requests"][number];
  answer: LineAnswer;
  onAnswer: (answer: LineAnswer) => void;
  /** What was wrong with the answer; null when nothing was. */
  problem: string | null;
}

type LineFolderProps = Pick<ConsentLineProps, "line" | "answer"> & { onFolder: (folder: ChosenFolder | null) => void };

/** What is at the path that is asked for, and the way to give another folder instead. */
function LineFolder({ line, answer, onFolder }: LineFolderProps) {
  const { consent } = useConsoleMessages();
  const [choosing, setChoosing] = useState(false);
  const chooser = useRef<HTMLButtonElement>(null);
  const { path, folderState } = line;
  const stopChoosing = () => {
    setChoosing(false);
    chooser.current?.focus();
  };
  return (
    <>
      {!answer.folder && folderState === "MISSING" && <p className="consent-reason">{consent.folderIsMade}</p>}
      {!answer.folder && folderState === "FILE_IN_THE_WAY" && <p className="consent-problem">{consent.fileInTheWay}</p>}
      <p className="consent-line-folder">
        <button
          type="button"
          className="consent-link"
          ref={chooser}
          aria-label={consent.chooseAnotherFor(path)}
          onClick={() => setChoosing(true)}
        >
          {consent.chooseAnother}
        </button>
        {answer.folder && (
          <button type="button" className="consent-link" onClick={() => onFolder(null)}>
            {consent.backTo(path)}
          </button>
        )}
      </p>
      {choosing && (
        <FolderDialog
          onClose={stopChoosing}
          onChoose={(chosen) => {
            onFolder(chosen);
            stopChoosing();
          }}
        />
      )}
    </>
  );
}

/** One folder that is asked for: allow it, give another one instead, less, or not at all. */
export function ConsentLine({ line, answer, onAnswer, problem }: ConsentLineProps) {
  const { consent } = useConsoleMessages();
  const id = useId();
  const { path, reason } = line;
  const { allowed, folder, access } = answer;
  const Icon = access === "WRITE" ? FolderPen : FolderOpen;
  const change = (part: Partial<LineAnswer>) => onAnswer({ ...answer, ...part });
  const shownPath = folder?.path ?? path;
  const shownFolder =
    shownPath === "/" ? (
      <strong>{consent.everything}</strong>
    ) : (
      <code>
        <bdi>{shownPath}</bdi>
      </code>
    );
  return (
    <li className="consent-line" data-state={allowed ? "allowed" : "left-out"}>
      <div className="consent-line-head">
        <input
          type="checkbox"
          className="consent-line-check"
          aria-label={consent.allowLine(path)}
          aria-describedby={`${id}-what`}
          checked={allowed}
          onChange={(event) => change({ allowed: event.currentTarget.checked })}
        />
        <Icon className="mows-icon" aria-hidden />
        <p className="consent-line-what" id={`${id}-what`}>
          {consent.line[access](shownFolder)}
          {folder && <span className="quiet"> {consent.insteadOf(path)}</span>}
        </p>
      </div>
      {reason && <p className="consent-reason">{consent.reason(reason)}</p>}
      {allowed ? (
        <>
          <LineFolder line={line} answer={answer} onFolder={(chosen) => change({ folder: chosen })} />
          <div className="terms">
            {line.access === "WRITE" && (
              <AccessField access={access} onAccess={(wanted) => change({ access: wanted })} />
            )}
            <UntilField until={answer.until} onUntil={(until) => change({ until })} />
          </div>
        </>
      ) : (
        <p className="consent-reason">{consent.leftOut}</p>
      )}
      {problem && (
        <p className="consent-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
