import type { ChildOrder } from "@mows/sdk";
import { useSyncExternalStore } from "react";

export interface ViewSettings {
  readonly layout: "list" | "tiles";
  readonly orderBy: ChildOrder;
}

const key = "mows-file-view";
const listeners = new Set<() => void>();
let current: ViewSettings | null = null;

/** How files are looked at is remembered by the browser; where it has no storage, until the page is left. */
function settings(): ViewSettings {
  if (current) return current;
  const [layout, orderBy] = stored().split(" ");
  current = {
    layout: layout === "tiles" ? "tiles" : "list",
    orderBy: isOrder(orderBy) ? orderBy : "NAME_ASC",
  };
  return current;
}

const isOrder = (value: string | undefined): value is ChildOrder =>
  value !== undefined && /^(NAME|MODIFIED|SIZE)_(ASC|DESC)$/.test(value);

function stored(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeView(change: Partial<ViewSettings>): void {
  current = { ...settings(), ...change };
  try {
    localStorage.setItem(key, `${current.layout} ${current.orderBy}`);
  } catch {
    // remembered for this page alone
  }
  for (const listener of listeners) listener();
}

export function useViewSettings(): ViewSettings {
  return useSyncExternalStore(subscribe, settings, settings);
}
