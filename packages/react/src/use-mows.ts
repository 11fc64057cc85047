import type { Mows } from "@mows/sdk";
import { use } from "react";
import { MowsContext } from "./provider.tsx";

/**
 * The cloud that `<MowsProvider>` was given. Its factories go straight into TanStack Query's hooks.
 *
 * @example
 * const mows = useMows();
 * const roots = useQuery(mows.files.roots.queryOptions());
 */
export function useMows(): Mows {
  const mows = use(MowsContext);
  if (!mows) throw new Error("no <MowsProvider> above this component");
  return mows;
}
