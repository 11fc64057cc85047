import { createQueryClient, en, MowsProvider, type Messages } from "@mows/react";
import { de } from "@mows/react/messages/de";
import { createMows } from "@mows/sdk";
import { PageWebSocket } from "@mows/testing/tab";
import { useEffect, useLayoutEffect, useState, type ReactNode } from "react";
import type { StoryGlobals } from "./story-globals.ts";

const messagesIn = { en, de } as const satisfies Record<StoryGlobals["language"], Messages>;

/** Long enough for a loading state to be seen. An app waits for seconds, so that a cloud that comes back is not overrun. */
const retryDelayMs = 50;

/**
 * What a page has, as far as one tab can be several: tabs of one origin share a connection and unfinished uploads, but each of these has a
 * cloud of its own, and none of the page that was left may reach the next one's.
 */
function connectPage() {
  const left = new AbortController();
  const mows = createMows({
    async fetch(input, init) {
      left.signal.throwIfAborted();
      return fetch(input, init);
    },
    WebSocket: PageWebSocket,
  });
  const queryClient = createQueryClient(mows);
  const { queries, ...others } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ ...others, queries: { ...queries, retryDelay: retryDelayMs } });
  return { mows, queryClient, leave: () => left.abort(new TypeError("this page was left")) };
}

function Page({ messages, children }: { messages: Messages; children: ReactNode }) {
  const [{ mows, queryClient, leave }] = useState(connectPage);
  useEffect(() => leave, [leave]);
  return (
    <MowsProvider mows={mows} queryClient={queryClient} messages={messages}>
      {children}
    </MowsProvider>
  );
}

/** What an app has around its components, as the switches of the toolbar say. Another person is another visit to the page. */
export function StoryFrame({ globals, children }: { globals: StoryGlobals; children: ReactNode }) {
  const { person, theme, language, direction } = globals;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = theme;
    root.lang = language;
    root.dir = direction;
  }, [theme, language, direction]);
  return (
    <Page key={person} messages={messagesIn[language]}>
      {children}
    </Page>
  );
}
