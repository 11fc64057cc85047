import { Combobox } from "@ariakit/react";
import SearchIcon from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useRef } from "react";
import { useMessages } from "../../messages/use-messages.ts";

export interface SearchFieldProps {
  label: string | undefined;
  /** Id of the list that the field leads to. */
  listId: string;
  /** Whether there is something to clear. */
  isUsed: boolean;
  onClear: () => void;
}

/** Where it is typed. Escape clears it. */
export function SearchField({ label, listId, isUsed, onClear }: SearchFieldProps) {
  const { search: texts } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onClear();
    input.current?.focus();
  };
  return (
    <div className="mows-search-field">
      <SearchIcon className="mows-icon" aria-hidden />
      <Combobox
        ref={input}
        className="mows-search-input"
        type="search"
        enterKeyHint="search"
        aria-label={label ?? texts.label}
        aria-controls={listId}
        placeholder={texts.placeholder}
        autoSelect
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !isUsed) return;
          event.preventDefault();
          clear();
        }}
      />
      {isUsed && (
        <button type="button" className="mows-icon-button" aria-label={texts.clear} onClick={clear}>
          <X className="mows-icon" aria-hidden />
        </button>
      )}
    </div>
  );
}
