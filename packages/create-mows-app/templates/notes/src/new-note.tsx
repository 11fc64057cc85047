import { useUpload } from "@mows/react";
import { useState } from "react";
import { noteFileName } from "./note-file-name.ts";

/** A note is a file: saving one is an upload, which waits for the network and survives a reload. */
export function NewNote({ folderId }: { folderId: string }) {
  const [text, setText] = useState("");
  const { add, items } = useUpload({ folderId });
  const failed = items.find((item) => item.state === "failed");
  const save = () => {
    add([new File([text], noteFileName(text, new Date()), { type: "text/plain" })]);
    setText("");
  };
  return (
    <form
      className="new-note"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        A new note
        <textarea value={text} rows={4} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="mows-button" data-variant="primary" disabled={text.trim() === ""}>
        Keep it
      </button>
      {failed && <p role="alert">{failed.failure?.message}</p>}
    </form>
  );
}
