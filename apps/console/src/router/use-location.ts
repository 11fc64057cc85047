import { useMemo, useSyncExternalStore } from "react";
import { currentAddress, subscribeToLocation } from "./navigation.ts";

export function useLocation(): URL {
  const address = useSyncExternalStore(subscribeToLocation, currentAddress);
  return useMemo(() => new URL(address, location.origin), [address]);
}
