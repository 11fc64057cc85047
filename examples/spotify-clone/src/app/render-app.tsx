import { AudioPlayerProvider, createQueryClient, MowsProvider } from "@mows/react";
import type { Mows, RootsResult } from "@mows/sdk";
import type { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { musicQuery } from "../library/music-query.ts";
import { musicRoot } from "../library/music-root.ts";
import { App } from "./app.tsx";
import type { FirstAnswers } from "./ask-first.ts";
import { applyTheme } from "./theme.ts";

/** Puts the app into the page, with the answers that are under way already. */
export function renderApp(mows: Mows, firstAnswers: FirstAnswers): void {
  applyTheme();
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  const queryClient = createQueryClient(mows);
  expectAnswers(queryClient, mows, firstAnswers);
  createRoot(root).render(
    <StrictMode>
      <MowsProvider mows={mows} queryClient={queryClient}>
        <AudioPlayerProvider>
          <App />
        </AudioPlayerProvider>
      </MowsProvider>
    </StrictMode>,
  );
}

/** Hands what is under way to the cache, so that a component that wants one of the answers waits for it instead of asking again. */
function expectAnswers(client: QueryClient, mows: Mows, { session, roots, index }: FirstAnswers): void {
  const { auth, files } = mows;
  void client.prefetchQuery({ ...auth.session.queryOptions(), retry: false, queryFn: () => session });
  void client.prefetchQuery({ ...files.roots.queryOptions(), retry: false, queryFn: () => roots });
  const expectIndex = (result: RootsResult) => {
    const root = musicRoot(result);
    if (root === null) return;
    const options = files.index.queryOptions(musicQuery(root.node.id));
    void client.prefetchQuery({ ...options, retry: false, queryFn: () => index });
  };
  roots.then(expectIndex, () => undefined);
}
