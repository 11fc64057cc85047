import { ComboboxItem, ComboboxList, ComboboxProvider } from "@ariakit/react";
import type { SearchFilters, SearchHit } from "@mows/sdk/search";
import { useId, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { HitOption } from "./hit-option.tsx";
import { SearchNarrowing } from "./search-narrowing.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchStatus } from "./search-status.tsx";
import { hasAny, useFound } from "./use-found.ts";
import { useRecentSearches } from "./use-recent-searches.ts";
import { useSettled } from "./use-settled.ts";

type Found = SearchHit["node"];

export interface SearchProps {
  /** What the person chose, by click or by Enter; and all that was found with it, in its order. */
  onOpen: (node: Found, among: readonly Found[]) => void;
  /** Goes to where something lies; offered beside each, and by Ctrl and Enter. */
  onShowInFolder?: (node: Found) => void;
  /** What it is narrowed by, where the app wants to say so too; the component's own business without it. */
  filters?: SearchFilters;
  onFilters?: (filters: SearchFilters) => void;
  /** Only this folder and what is below it. */
  withinId?: string;
  /** What the field is called, where there is more than one; “Search” in the provider's language by default. */
  label?: string;
}

/** Faster than anybody reads, slower than most type. */
const SETTLE_MS = 90;

const NO_FILTERS: SearchFilters = {};

/** The app's, where it has any, or the component's own. */
function useFilters({ filters, onFilters }: Pick<SearchProps, "filters" | "onFilters">) {
  const [own, setOwn] = useState(NO_FILTERS);
  const setFilters = (changed: SearchFilters) => {
    setOwn(changed);
    onFilters?.(changed);
  };
  return { filters: filters ?? own, setFilters };
}

/**
 * Finds files as they are typed: by name, by what is known of them and by what is written in them. Arrow keys walk through what was found,
 * Enter opens it. What was searched before is offered while nothing is typed; it stays in this browser.
 *
 * @example
 * <Search onOpen={(node) => navigate(`/files/${node.id}`)} />
 * <Search onOpen={(node, among) => show(node, among)} onShowInFolder={({ parentId }) => navigate(`/files/${parentId}`)} />
 */
export function Search({ onOpen, onShowInFolder, withinId, label, ...given }: SearchProps) {
  const { search: texts } = useMessages();
  const listId = useId();
  const [value, setValue] = useState("");
  const { filters, setFilters } = useFilters(given);
  const recents = useRecentSearches();
  const query = useSettled(value.trim(), SETTLE_MS);
  const found = useFound({ query, filters, withinId });
  const isUsed = value.trim() !== "" || hasAny(filters);
  const hits = isUsed && found.failure === null ? found.hits : [];
  const offered = isUsed ? [] : recents.queries;
  const isFilled = hits.length + offered.length > 0;
  const among = hits.map(({ node }) => node);
  const open = (node: Found) => {
    recents.add(query);
    onOpen(node, among);
  };
  const clear = () => {
    setValue("");
    setFilters(NO_FILTERS);
  };

  return (
    <div role="search" className="mows-search" data-state={found.isFetching ? "searching" : "still"}>
      <ComboboxProvider value={value} setValue={setValue} open={isFilled} resetValueOnHide={false} focusLoop>
        <SearchField label={label} listId={listId} isUsed={isUsed} onClear={clear} />
        <SearchNarrowing facets={found.first?.facets ?? null} filters={filters} isUsed={isUsed} onChange={setFilters} />
        {isUsed && (
          <SearchStatus
            query={query}
            page={found.first}
            failure={found.failure}
            isSettled={found.isCurrent && query === value.trim()}
            onRetry={found.again}
          />
        )}
        <ComboboxList
          id={listId}
          alwaysVisible
          className="mows-search-list"
          aria-label={isUsed ? texts.results : texts.recent}
          hidden={!isFilled}
        >
          {offered.map((recent) => (
            <ComboboxItem key={recent} className="mows-search-option" value={recent} hideOnClick={false} focusOnHover />
          ))}
          {hits.map((hit) => (
            <HitOption key={hit.node.id} hit={hit} onOpen={open} onShowInFolder={onShowInFolder} />
          ))}
        </ComboboxList>
      </ComboboxProvider>
      {offered.length > 0 && (
        <button type="button" className="mows-button" onClick={recents.forget}>
          {texts.forget}
        </button>
      )}
      {isUsed && found.hasMore && (
        <button type="button" className="mows-button" disabled={found.isFetching} onClick={found.more}>
          {texts.more}
        </button>
      )}
    </div>
  );
}
