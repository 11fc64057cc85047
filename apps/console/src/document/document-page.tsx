import { useDocumentCalls, useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { useLocation } from "../router/use-location.ts";
import { documentAt } from "./document-address.ts";
import { OtherDocument } from "./other-document.tsx";
import { TextDocument } from "./text-document.tsx";
import { textFieldOf } from "./text-field-of.ts";

function OpenedDocument({ id }: { id: string }) {
  const { document: texts } = useConsoleMessages();
  const node = useQuery(useMows().files.node.queryOptions({ id }));
  const details = useQuery(useDocumentCalls().details.queryOptions({ id }));
  const error = node.error ?? details.error;
  if (error) {
    return (
      <Page title={texts.title} width="narrow">
        <LoadFailure error={error} retry={() => void Promise.all([node.refetch(), details.refetch()])} />
      </Page>
    );
  }
  if (!node.data || !details.data) {
    return (
      <Page title={texts.title} width="narrow">
        <Loading>{texts.opening}</Loading>
      </Page>
    );
  }
  if (node.data.__typename !== "Document" || details.data.__typename !== "DocumentDetails") {
    return (
      <Page title={texts.title} width="narrow">
        <Notice kind="warning">{texts.notThere}</Notice>
      </Page>
    );
  }
  const field = textFieldOf(details.data.schema ?? null);
  return (
    <Page title={node.data.name} width="full">
      {field ? <TextDocument document={node.data} field={field} /> : <OtherDocument document={node.data} />}
    </Page>
  );
}

/** A document at an address of its own: written in where it is a text, with those who write it too. */
export function DocumentPage() {
  const { document: texts } = useConsoleMessages();
  const id = documentAt(useLocation().pathname);
  return <SignedIn title={texts.title}>{() => <OpenedDocument key={id} id={id} />}</SignedIn>;
}
