import { useCallback, useSyncExternalStore } from "react";

const currentSecond = () => Math.floor(Date.now() / 1000);

/** Whole seconds left until a moment, counting down to 0; 0 without one. */
export function useSecondsUntil(momentMs: number | null): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (momentMs === null) return () => undefined;
      const timer = setInterval(listener, 250);
      return () => clearInterval(timer);
    },
    [momentMs],
  );
  const second = useSyncExternalStore(subscribe, currentSecond);
  return momentMs === null ? 0 : Math.max(0, Math.ceil(momentMs / 1000 - second));
}
