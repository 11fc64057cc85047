import { useMows } from "@mows/react";
import { MowsError } from "@mows/sdk";
import { useState, type KeyboardEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface DocumentNameProps {
  id: string;
  name: string;
  mayRename: boolean;
}

/** What the document is called; Enter and leaving keep another name, Escape does not. */
export function DocumentName({ id, name, mayRename }: DocumentNameProps) {
  const { document: texts } = useConsoleMessages();
  const failureText = useFailureText();
  const { files } = useMows();
  const [refusal, setRefusal] = useState<string | null>(null);

  async function rename(to: string) {
    setRefusal(null);
    if (to === "" || to === name) return;
    const refused = await files.rename({ id, name: to }).then(
      (result) => (result.__typename === "NodeRenamed" ? null : result.message),
      (thrown: unknown) => failureText(MowsError.from(thrown)),
    );
    setRefusal(refused);
  }

  function onKeyDown({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) {
    if (key === "Escape") currentTarget.value = name;
    if (key === "Escape" || key === "Enter") currentTarget.blur();
  }

  // the page says it for the ear
  if (!mayRename)
    return (
      <span className="document-name" aria-hidden>
        {name}
      </span>
    );
  return (
    <div className="document-naming">
      <input
        // another name from elsewhere takes its place
        key={name}
        className="document-name"
        aria-label={texts.name}
        defaultValue={name}
        maxLength={255}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget }) => void rename(currentTarget.value.trim())}
      />
      {refusal !== null && (
        <p className="document-refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
