import { useMemo, useState } from "react";
import { useSession } from "../../auth/use-session.ts";
import { recentSearches } from "./recent-searches.ts";

/** What who is signed in searched before, the latest first; nothing while nobody is. */
export function useRecentSearches() {
  const session = useSession();
  const personId = session.state === "signed-in" ? session.person.id : null;
  const store = useMemo(() => (personId === null ? null : recentSearches(personId)), [personId]);
  const [, render] = useState(0);
  const changed = () => render((times) => times + 1);
  return {
    queries: store?.read() ?? [],
    add: (query: string) => {
      store?.add(query);
      changed();
    },
    forget: () => {
      store?.forget();
      changed();
    },
  };
}
