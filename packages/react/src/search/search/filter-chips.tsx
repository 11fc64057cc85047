import type { SearchFacets, SearchFilters, SearchKind } from "@mows/sdk/search";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";

export interface FilterChipsProps {
  /** Of what is found now; null while nothing is known. */
  facets: SearchFacets | null;
  filters: SearchFilters;
  onChange: (filters: SearchFilters) => void;
}

interface Chip {
  key: string;
  name: string;
  /** Null for one that is on and that nothing was counted for. */
  count: number | null;
  isOn: boolean;
  toggled: SearchFilters;
}

/** Of tags and of artists: so many are offered. */
const MOST = 5;

/** What the search can be narrowed by, each with how many it would leave. */
export function FilterChips({ facets, filters, onChange }: FilterChipsProps) {
  const { search: texts } = useMessages();
  const { number } = useFormats();
  const chips = chipsOf(facets, filters, texts.kinds);
  if (chips.length === 0) return null;
  return (
    <div className="mows-search-chips" role="group" aria-label={texts.filters}>
      {chips.map(({ key, name, count, isOn, toggled }) => (
        <button
          type="button"
          key={key}
          className="mows-search-chip"
          aria-pressed={isOn}
          onClick={() => onChange(toggled)}
        >
          {count === null ? name : texts.filter(name, number(count))}
        </button>
      ))}
    </div>
  );
}

function chipsOf(
  facets: SearchFacets | null,
  filters: SearchFilters,
  kindNames: Readonly<Record<SearchKind, string>>,
): Chip[] {
  const kinds = filters.kinds ?? [];
  const tags = filters.tags ?? [];
  const counted = <Value extends string>(
    on: readonly Value[],
    found: readonly { value: Value; count: number }[],
  ): { value: Value; count: number | null; isOn: boolean }[] => {
    const others = found.filter(({ value }) => !on.includes(value));
    return [
      ...on.map((value) => ({ value, count: found.find((one) => one.value === value)?.count ?? null, isOn: true })),
      ...others.map((one) => ({ ...one, isOn: false })),
    ];
  };
  const kindChips = counted(
    kinds,
    (facets?.kinds ?? []).map(({ kind, count }) => ({ value: kind, count })),
  );
  const artists = counted(filters.artist == null ? [] : [filters.artist], (facets?.artists ?? []).slice(0, MOST));
  return [
    ...kindChips.map(({ value, count, isOn }) => ({
      key: `kind ${value}`,
      name: kindNames[value],
      count,
      isOn,
      toggled: { ...filters, kinds: orNone(toggle(kinds, value)) },
    })),
    ...counted(tags, (facets?.tags ?? []).slice(0, MOST)).map(({ value, count, isOn }) => ({
      key: `tag ${value}`,
      name: `#${value}`,
      count,
      isOn,
      toggled: { ...filters, tags: orNone(toggle(tags, value)) },
    })),
    ...artists.map(({ value, count, isOn }) => ({
      key: `artist ${value}`,
      name: value,
      count,
      isOn,
      toggled: { ...filters, artist: isOn ? null : value },
    })),
  ];
}

function toggle<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

function orNone<Value>(values: Value[]): Value[] | null {
  return values.length === 0 ? null : values;
}
