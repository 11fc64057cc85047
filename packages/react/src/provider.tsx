import type { Mows } from "@mows/sdk";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { createContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { createQueryClient } from "./create-query-client.ts";
import type { Messages } from "./messages/en.ts";
import { LanguageContext, languageOf } from "./messages/language-context.ts";

export const MowsContext = createContext<Mows | null>(null);

export interface MowsProviderProps {
  /** One for the life of the page: `createMows()` outside any component. */
  mows: Mows;
  /** By default one with the settings that suit a cloud with a change feed. */
  queryClient?: QueryClient;
  /** What components say: English by default, others from `@mows/react/messages/…`. */
  messages?: Messages;
  /** BCP 47, for numbers and dates; the locale of the messages by default. */
  locale?: string;
  children: ReactNode;
}

/**
 * Gives everything below it the cloud, a query client and a language, and keeps the client's cache true by the change feed.
 *
 * @example
 * const mows = createMows();
 * createRoot(element).render(<MowsProvider mows={mows}><App /></MowsProvider>);
 */
export function MowsProvider({ mows, queryClient, messages, locale, children }: MowsProviderProps) {
  const [ownClient] = useState(() => queryClient ?? createQueryClient(mows));
  const client = queryClient ?? ownClient;
  useEffect(() => mows.connect(client), [mows, client]);
  const language = useMemo(() => languageOf(messages, locale), [messages, locale]);
  return (
    <MowsContext value={mows}>
      <LanguageContext value={language}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </LanguageContext>
    </MowsContext>
  );
}
