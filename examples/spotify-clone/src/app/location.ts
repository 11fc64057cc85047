import { useMemo, useSyncExternalStore } from "react";
import { parseRoute, type Route } from "./parse-route.ts";

const listeners = new Set<() => void>();
let arrival: "link" | "history" = "link";

/** Whether the page that is shown was opened by a link, or returned to by Back or Forward. */
export const arrivedBy = (): "link" | "history" => arrival;

function subscribe(listener: () => void): () => void {
  const fromHistory = () => {
    arrival = "history";
    listener();
  };
  listeners.add(listener);
  window.addEventListener("popstate", fromHistory);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", fromHistory);
  };
}

const currentPath = (): string => window.location.pathname + window.location.search;

/** Goes to a path of this app; `replace` for steps that Back should not return to, such as each letter of a search. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (path === currentPath()) return;
  if (options.replace) window.history.replaceState(null, "", path);
  else window.history.pushState(null, "", path);
  arrival = "link";
  for (const listener of listeners) listener();
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath);
}

export function useRoute(): Route {
  const path = usePath();
  return useMemo(() => {
    const url = new URL(path, window.location.origin);
    return parseRoute(url.pathname, url.search);
  }, [path]);
}
