import { lazy, Suspense, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { FilterChips, type FilterChipsProps } from "./filter-chips.tsx";

/** Fetched when somebody asks for it. */
const WhenAndWhere = lazy(async () => ({ default: (await import("./when-and-where.tsx")).WhenAndWhere }));

interface SearchNarrowingProps extends FilterChipsProps {
  /** Whether anything is looked for. */
  isUsed: boolean;
}

/** The ways to narrow a search: by what was found, and behind a button by when and where. */
export function SearchNarrowing({ isUsed, ...filters }: SearchNarrowingProps) {
  const { search: texts } = useMessages();
  const [isWide, setWide] = useState(false);
  return (
    <>
      <div className="mows-search-filters">
        <button type="button" className="mows-search-chip" aria-expanded={isWide} onClick={() => setWide(!isWide)}>
          {texts.whenAndWhere}
        </button>
        {isUsed && <FilterChips {...filters} />}
      </div>
      <Suspense>{isWide && <WhenAndWhere {...filters} />}</Suspense>
    </>
  );
}
