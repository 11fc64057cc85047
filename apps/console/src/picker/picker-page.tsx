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
import { PickForm } from "./pick-form.tsx";

function PickRequestOf({ id }: { id: string }) {
  const mows = useMows();
  const { picker } = useConsoleMessages();
  const picks = useMemo(() => createPicks(mows), [mows]);
  // shown once: when it is answered there is nothing more to see
  const request = useQuery({ ...picks.request.queryOptions({ id }), staleTime: Infinity });
  if (request.error) return <LoadFailure error={request.error} retry={() => void request.refetch()} />;
  if (!request.data) return <Loading>{picker.loading}</Loading>;
  switch (request.data.__typename) {
    case "PickRequest":
      return <PickForm request={request.data} picks={picks} />;
    case "PickGone":
      return <Notice kind="danger">{picker.gone}</Notice>;
    case "Denied":
      return <Refusal result={request.data} />;
    default:
      return request.data satisfies never;
  }
}

/** Opened by an app in a window of its own: the person picks what the app gets, and it gets nothing else. */
export function PickerPage() {
  const { picker } = useConsoleMessages();
  const [id] = useState(() => new URLSearchParams(location.search).get("request") ?? "");
  return (
    <SignedIn title={picker.title}>
      {() => (
        <Page title={picker.title} width="narrow">
          <PickRequestOf id={id} />
        </Page>
      )}
    </SignedIn>
  );
}
