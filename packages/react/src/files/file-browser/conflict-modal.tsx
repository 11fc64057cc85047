import { useState } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { Modal } from "./modal.tsx";
import type { ConflictAnswer, NameConflict } from "./name-conflict.ts";

interface ConflictModalProps {
  conflict: NameConflict;
  /** Null: nothing more is to be done. */
  onAnswer: (answer: ConflictAnswer | null) => void;
}

/** Asks what to do where a name is taken. */
export function ConflictModal({ conflict, onAnswer }: ConflictModalProps) {
  const { messages, formats } = useLanguage();
  const { conflict: said, cancel } = messages.fileBrowser;
  const [forAll, setForAll] = useState(false);
  const { name, folderName, isFolder, more } = conflict;
  const choose = (policy: ConflictAnswer["policy"]) => () => onAnswer({ policy, forAll });
  return (
    <Modal title={said.title(name)} onClose={() => onAnswer(null)}>
      <p className="mows-files-modal-text">{said.text(folderName)}</p>
      <p className="mows-files-modal-text">{isFolder ? said.replacesFolder : said.replacesFile}</p>
      {more > 0 && (
        <label className="mows-files-modal-option">
          <input type="checkbox" checked={forAll} onChange={(event) => setForAll(event.currentTarget.checked)} />
          {said.forAll(more, formats.number(more))}
        </label>
      )}
      <div className="mows-files-modal-buttons">
        {more > 0 && (
          <button type="button" className="mows-button" onClick={() => onAnswer(null)}>
            {cancel}
          </button>
        )}
        <button type="button" className="mows-button" onClick={choose("SKIP")}>
          {said.skip}
        </button>
        <button type="button" className="mows-button" onClick={choose("REPLACE")}>
          {said.replace}
        </button>
        <button type="button" className="mows-button" data-variant="primary" onClick={choose("KEEP_BOTH")}>
          {said.keepBoth}
        </button>
      </div>
    </Modal>
  );
}
