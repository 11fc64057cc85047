import { MowsError } from "@mows/sdk";
import type { SearchPage, SearchResult } from "@mows/sdk/search";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";

type Refusal = Exclude<SearchResult, SearchPage>;

export interface SearchStatusProps {
  query: string;
  /** The first page of what is shown. */
  page: SearchPage | null;
  failure: MowsError | Refusal | null;
  /** Whether what is shown is what was asked for. */
  isSettled: boolean;
  onRetry: () => void;
}

/** How many were found, or why none were: seen, and told to who listens. */
export function SearchStatus({ query, page, failure, isSettled, onRetry }: SearchStatusProps) {
  const { search: texts, tryAgain, error: describe } = useMessages();
  const { number } = useFormats();
  if (failure !== null) {
    const reason = failure instanceof MowsError ? describe(failure) : failure.message;
    const isAway = failure instanceof MowsError && failure.kind === "network";
    return (
      <div className="mows-search-failure" role="alert">
        <p>{isAway ? texts.unreachable : texts.notSearched(reason)}</p>
        {failure instanceof MowsError && (
          <button type="button" className="mows-button" onClick={onRetry}>
            {tryAgain}
          </button>
        )}
      </div>
    );
  }
  return <output className="mows-search-status">{said()}</output>;

  function said(): string {
    if (!isSettled || page === null) return texts.searching;
    const { count, approximate } = page;
    if (count === 0) return query === "" ? texts.nothingAtAll : texts.nothing(query);
    return approximate ? texts.foundAtLeast(count, number(count)) : texts.found(count, number(count));
  }
}
