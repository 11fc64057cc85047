import { createElement, Suspense } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { matchPage } from "../router/match-page.ts";
import { useLocation } from "../router/use-location.ts";
import { pages } from "./pages.ts";

/** A page is made anew for another address; the files are one page, whichever folder is open. */
function pageKey(pathname: string): string {
  return pathname.startsWith("/files/") ? "/files" : pathname;
}

export function App() {
  const { pathname } = useLocation();
  const { general } = useConsoleMessages();
  const waiting = (
    <Page title="MOWS" width="narrow">
      <Loading>{general.loading}</Loading>
    </Page>
  );
  return (
    <Suspense fallback={waiting}>
      {createElement(matchPage(pages, pathname) ?? NotFoundPage, { key: pageKey(pathname) })}
    </Suspense>
  );
}
