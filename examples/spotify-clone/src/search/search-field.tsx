import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { navigate, useRoute } from "../app/location.ts";

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=range]), textarea, select"));

/** Search as you type: the address is the state, so a search can be linked to and gone back to. `/` comes here. */
export function SearchField() {
  const route = useRoute();
  const input = useRef<HTMLInputElement>(null);
  const query = route.page === "search" ? route.query : "";

  useEffect(() => {
    const focusBySlash = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", focusBySlash);
    return () => window.removeEventListener("keydown", focusBySlash);
  }, []);

  const search = (text: string) => {
    const path = text === "" ? "/search" : `/search?${new URLSearchParams({ q: text })}`;
    navigate(path, { replace: route.page === "search" });
  };
  return (
    <search className="search-field">
      <Search aria-hidden="true" className="search-field-icon" />
      <input
        ref={input}
        type="search"
        aria-label="Search your music"
        aria-keyshortcuts="/"
        placeholder="Search your music"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && query !== "") search("");
        }}
      />
      {query === "" ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear search"
          onClick={() => {
            search("");
            input.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
