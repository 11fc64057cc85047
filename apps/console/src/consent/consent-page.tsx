import { useMows, useSession } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { Link } from "../router/link.tsx";
import { Redirect } from "../router/redirect.tsx";
import { ConsentForm } from "./consent-form.tsx";

function CannotAsk({ message }: { message: string }) {
  return (
    <>
      <Notice kind="danger">{message}</Notice>
      <p>Nothing was allowed. Go back to the app and open it again: it will ask anew.</p>
      <p className="actions">
        <Link className="mows-button" href="/">
          Go to the start page
        </Link>
      </p>
    </>
  );
}

function ConsentRequestOf({ query, personName }: { query: string; personName: string }) {
  const mows = useMows();
  const request = useQuery({ ...mows.auth.consentRequest.queryOptions({ query }), staleTime: Infinity });
  if (request.error) return <LoadFailure error={request.error} retry={() => void request.refetch()} />;
  if (!request.data) return <Loading>Reading what the app asks for…</Loading>;
  switch (request.data.__typename) {
    case "ConsentRequest":
      return <ConsentForm request={request.data} query={query} personName={personName} />;
    case "ConsentRequestInvalid":
    case "Denied":
      return <CannotAsk message={request.data.message} />;
    default:
      return request.data satisfies never;
  }
}

/** Opened by the cloud's OpenID provider: shows what an app asks for and takes the person's answer. */
export function ConsentPage() {
  const session = useSession();
  // signed as a whole: must go back exactly as it came
  const [query] = useState(() => location.search.slice(1));
  const content = () => {
    switch (session.state) {
      case "loading":
        return <Loading>Asking your cloud…</Loading>;
      case "error":
        return <LoadFailure error={session.error} retry={session.retry} />;
      case "signed-out":
        return <Redirect to={`/sign-in?return_to=${encodeURIComponent(`/consent?${query}`)}`} />;
      case "signed-in":
        return <ConsentRequestOf query={query} personName={session.person.name} />;
      default:
        return session satisfies never;
    }
  };
  return (
    <Page title="Connect an app" width="narrow">
      {content()}
    </Page>
  );
}
