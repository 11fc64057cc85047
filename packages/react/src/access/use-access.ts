import { type Access, createAccess } from "@mows/sdk/access";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * Who may do what with which file or folder, why, and how to give and take it.
 *
 * @example
 * const access = useAccess();
 * const who = useQuery(access.whoCanSee.queryOptions({ nodeId }));
 */
export function useAccess(): Access {
  const mows = useMows();
  return useMemo(() => createAccess(mows), [mows]);
}
