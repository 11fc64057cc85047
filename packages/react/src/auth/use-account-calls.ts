import { createAccountCalls, type AccountCalls } from "@mows/sdk/account";
import { useMemo } from "react";
import { useMows } from "../use-mows.ts";

/**
 * The calls about the person's own account, and for the owner about everybody's. They work on the cloud's own origin.
 *
 * @example
 * const account = useAccountCalls();
 * const sessions = useQuery(account.sessions.queryOptions());
 */
export function useAccountCalls(): AccountCalls {
  const mows = useMows();
  return useMemo(() => createAccountCalls(mows), [mows]);
}
