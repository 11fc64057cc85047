import { useQuery } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useId, useState, type FormEvent } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useMows } from "../../use-mows.ts";
import { useBrowser } from "./browser-context.ts";
import { Modal } from "./modal.tsx";

/** The tags of what is chosen: those that all of it has can be taken away, others be put to all of it. */
export function TagsModal({ onClose }: { onClose: () => void }) {
  const { selected, actions } = useBrowser();
  const { files } = useMows();
  const { messages, formats } = useLanguage();
  const { tagEditor } = messages.fileBrowser;
  const [text, setText] = useState("");
  const suggestionsId = useId();
  const [first] = selected;
  const withinId = first?.parentId ?? first?.id ?? "";
  const used = useQuery({ ...files.tags.queryOptions({ withinId }), enabled: withinId !== "" });
  const suggestions = used.data?.__typename === "TagList" ? used.data.tags : [];
  const [tags, ...others] = selected.map((node) => node.tags);
  const shared = (tags ?? []).filter((tag) => others.every((theirs) => theirs.includes(tag)));
  const title =
    selected.length === 1 && first
      ? tagEditor.of(first.name)
      : tagEditor.ofMany(selected.length, formats.number(selected.length));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = text.trim();
    setText("");
    if (tag !== "") void actions.changeTags(selected, { add: [tag], remove: [] });
  };
  return (
    <Modal title={title} onClose={onClose}>
      {shared.length === 0 ? (
        <p className="mows-files-modal-text">{tagEditor.none}</p>
      ) : (
        <ul className="mows-files-tag-list">
          {shared.map((tag) => (
            <li className="mows-files-tag" key={tag}>
              {tag}
              <button
                type="button"
                className="mows-files-tag-remove"
                aria-label={tagEditor.remove(tag)}
                onClick={() => void actions.changeTags(selected, { add: [], remove: [tag] })}
              >
                <X className="mows-icon" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="mows-files-tag-form" onSubmit={add}>
        <input
          className="mows-files-input"
          aria-label={tagEditor.add}
          placeholder={tagEditor.add}
          list={suggestionsId}
          maxLength={64}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <datalist id={suggestionsId}>
          {suggestions.map(({ tag }) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </datalist>
        <button type="submit" className="mows-button" disabled={text.trim() === ""}>
          {tagEditor.put}
        </button>
      </form>
      <div className="mows-files-modal-buttons">
        <button type="button" className="mows-button" onClick={onClose}>
          {tagEditor.finish}
        </button>
      </div>
    </Modal>
  );
}
