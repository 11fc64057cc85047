import type { Mows } from "@mows/sdk";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { createContext, useEffect, useState, type ReactNode } from "react";
import { createQueryClient } from "./create-query-client.ts";

export const MowsContext = createContext<Mows | null>(null);

export interface MowsProviderProps {
  /** One for the life of the page: `createMows()` outside any component. */
  mows: Mows;
  /** By default one with the settings that suit a cloud with a change feed. */
  queryClient?: QueryClient;
  children: ReactNode;
}

/**
 * Gives everything below it the cloud and a query client, and keeps the client's cache true by the change feed.
 *
 * @example
 * const mows = createMows();
 * createRoot(element).render(<MowsProvider mows={mows}><App /></MowsProvider>);
 */
export function MowsProvider({ mows, queryClient, children }: MowsProviderProps) {
  const [ownClient] = useState(() => queryClient ?? createQueryClient(mows));
  const client = queryClient ?? ownClient;
  useEffect(() => mows.connect(client), [mows, client]);
  return (
    <MowsContext value={mows}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MowsContext>
  );
}
