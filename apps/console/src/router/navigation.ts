/** The browser's history as something that can be subscribed to. */
const listeners = new Set<() => void>();
let navigatedInside = false;

export function subscribeToLocation(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** Address of the page within this origin. */
export const currentAddress = (): string => location.pathname + location.search + location.hash;

interface NavigateOptions {
  /** Going back does not come to the page that is left. Default: false. */
  replace?: boolean;
  /** Nobody asked for it, the page itself leads on: the focus is not moved. Default: false. */
  automatic?: boolean;
}

/** Goes to another page of the console without loading it anew. */
export function navigate(address: string, { replace = false, automatic = false }: NavigateOptions = {}): void {
  if (!automatic) navigatedInside = true;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  for (const listener of listeners) listener();
}

/** False while the person is still on what the browser itself loaded: it has put the focus where it belongs. */
export const hasNavigatedInside = (): boolean => navigatedInside;
