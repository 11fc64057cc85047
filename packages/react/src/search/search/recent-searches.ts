/** What one person searched in this browser, the latest first. It never leaves the browser. */
export interface RecentSearches {
  readonly read: () => readonly string[];
  readonly add: (query: string) => void;
  readonly forget: () => void;
}

const MOST = 6;

/** `personId` keeps people of one browser apart; where the browser keeps nothing, nothing is remembered. */
export function recentSearches(personId: string): RecentSearches {
  const key = `mows:recent-searches:${personId}`;
  const read = (): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  };
  const write = (queries: readonly string[]) => {
    try {
      if (queries.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(queries));
    } catch {
      // Full, or not allowed: it is remembered nowhere.
    }
  };
  return {
    read,
    add(query) {
      const wanted = query.trim();
      if (wanted !== "") write([wanted, ...read().filter((other) => other !== wanted)].slice(0, MOST));
    },
    forget: () => write([]),
  };
}
