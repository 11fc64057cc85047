import { createGroups, type Groups } from "@mows/sdk/groups";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * The person's groups, on the cloud's own pages.
 *
 * @example
 * const { data } = useQuery(useGroups().list.queryOptions());
 */
export function useGroups(): Groups {
  const mows = useMows();
  return useMemo(() => createGroups(mows), [mows]);
}
