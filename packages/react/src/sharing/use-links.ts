import { createLinks, type Links } from "@mows/sdk/links";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * Links to files and folders that work without an account, on the cloud's own pages.
 *
 * @example
 * const { data } = useQuery(useLinks().list.queryOptions({ nodeId }));
 */
export function useLinks(): Links {
  const mows = useMows();
  return useMemo(() => createLinks(mows), [mows]);
}
