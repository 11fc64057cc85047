import { MowsError, type Mows } from "@mows/sdk";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** After the first attempt; TanStack Query waits 1, 2 and 4 seconds before them. */
const retries = 3;

/** What the cloud answered in so many words does not get better by asking again. */
function mayRetry(failureCount: number, error: unknown): boolean {
  return failureCount < retries && MowsError.from(error).kind === "network";
}

/**
 * A query client for one cloud. Requests are made even when the browser calls itself offline: the cloud may be on this
 * machine. An answer that nobody is signed in any more makes the session be asked again, so that every `useSession`
 * notices. `mows.connect` adds what the change feed allows; that comes too late for what is rendered first.
 */
export function createQueryClient(mows: Mows): QueryClient {
  const noticeSignedOut = (error: unknown) => {
    if (!(error instanceof MowsError) || error.kind !== "session") return;
    void client.invalidateQueries({ queryKey: mows.auth.session.queryKey() });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: { queries: { networkMode: "always", retry: mayRetry }, mutations: { networkMode: "always" } },
  });
  return client;
}
