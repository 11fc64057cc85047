import { useMows } from "@mows/react";
import { createPicks } from "@mows/sdk/picks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { RequestAccessForm } from "./request-access-form.tsx";
import { wantedAccess, type WantedAccess } from "./wanted-access.ts";

function RequestOf({ wanted, personName }: { wanted: WantedAccess; personName: string }) {
  const mows = useMows();
  const { requestAccess } = useConsoleMessages();
  const picks = useMemo(() => createPicks(mows), [mows]);
  const request = useQuery({ ...picks.appAccessRequest.queryOptions(wanted), staleTime: Infinity });
  if (request.error) return <LoadFailure error={request.error} retry={() => void request.refetch()} />;
  if (!request.data) return <Loading>{requestAccess.loading}</Loading>;
  switch (request.data.__typename) {
    case "AppAccessRequest":
      return <RequestAccessForm request={request.data} picks={picks} personName={personName} />;
    case "AppAccessRequestInvalid":
      return <Notice kind="danger">{requestAccess.invalid}</Notice>;
    case "Denied":
      return <Refusal result={request.data} />;
    default:
      return request.data satisfies never;
  }
}

/** Where an app that was refused something sends the person: they can allow it here, and only here. */
export function RequestAccessPage() {
  const { requestAccess } = useConsoleMessages();
  const [wanted] = useState(() => wantedAccess(location.search));
  return (
    <SignedIn title={requestAccess.title}>
      {(person) => (
        <Page title={requestAccess.title} width="narrow">
          {wanted ? (
            <RequestOf wanted={wanted} personName={person.name} />
          ) : (
            <Notice kind="danger">{requestAccess.invalid}</Notice>
          )}
        </Page>
      )}
    </SignedIn>
  );
}
