import { useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Refusable } from "../failure/failure-text.ts";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { Link } from "../router/link.tsx";
import { ConsentForm } from "./consent-form.tsx";

function CannotAsk({ reason }: { reason: Refusable }) {
  const { consent, general } = useConsoleMessages();
  return (
    <>
      <Refusal result={reason} />
      <p>{consent.nothingAllowed}</p>
      <p className="actions">
        <Link className="mows-button" href="/">
          {general.goToStartPage}
        </Link>
      </p>
    </>
  );
}

function ConsentRequestOf({ query, personName }: { query: string; personName: string }) {
  const mows = useMows();
  const { consent } = useConsoleMessages();
  const [changed, setChanged] = useState(false);
  // what is shown is what is answered: it changes when the person asked to see it anew, and not before
  const request = useQuery({ ...mows.auth.consentRequest.queryOptions({ query }), staleTime: Infinity });
  if (request.error) return <LoadFailure error={request.error} retry={() => void request.refetch()} />;
  if (!request.data) return <Loading>{consent.loading}</Loading>;
  switch (request.data.__typename) {
    case "ConsentRequest":
      return (
        <>
          {changed && <Notice kind="danger">{consent.changed}</Notice>}
          <ConsentForm
            key={request.data.shown}
            request={request.data}
            query={query}
            personName={personName}
            onChanged={() => {
              setChanged(true);
              void request.refetch();
            }}
          />
        </>
      );
    case "ConsentRequestInvalid":
    case "Denied":
      return <CannotAsk reason={request.data} />;
    default:
      return request.data satisfies never;
  }
}

/** Opened by the cloud's OpenID provider: shows what an app asks for and takes the person's answer. */
export function ConsentPage() {
  const { consent } = useConsoleMessages();
  // signed as a whole: must go back exactly as it came
  const [query] = useState(() => location.search.slice(1));
  return (
    <SignedIn title={consent.title}>
      {(person) => (
        <Page title={consent.title} width="narrow">
          <ConsentRequestOf query={query} personName={person.name} />
        </Page>
      )}
    </SignedIn>
  );
}
