import { useDocumentCalls, useMows } from "@mows/react";
import type { DocumentNode, NodeResult } from "@mows/sdk";
import type { DocumentDetailsResult } from "@mows/sdk/docs";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
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
import { type TextField, textFieldOf } from "./text-field-of.ts";

interface Known {
  readonly document: DocumentNode;
  /** Null where it is no text. */
  readonly field: TextField | null;
}

/** The document; what was known of it stays when it is taken away: who is writing in it can still copy what they wrote. */
function useKnown(node: NodeResult | undefined, details: DocumentDetailsResult | undefined): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  if (node?.__typename !== "Document" || details?.__typename !== "DocumentDetails") return known;
  if (known?.document !== node) setKnown({ document: node, field: textFieldOf(details.schema ?? null) });
  return known;
}

function OpenedDocument({ id }: { id: string }) {
  const { document: texts } = useConsoleMessages();
  const node = useQuery(useMows().files.node.queryOptions({ id }));
  const details = useQuery(useDocumentCalls().details.queryOptions({ id }));
  const known = useKnown(node.data, details.data);
  if (known) {
    const { document, field } = known;
    return (
      <Page title={document.name} width="full">
        {field ? <TextDocument document={document} field={field} /> : <OtherDocument document={document} />}
      </Page>
    );
  }
  const error = node.error ?? details.error;
  const isAnswered = node.data !== undefined && details.data !== undefined;
  return (
    <Page title={texts.title} width="narrow">
      {error && <LoadFailure error={error} retry={() => void Promise.all([node.refetch(), details.refetch()])} />}
      {!error && !isAnswered && <Loading>{texts.opening}</Loading>}
      {!error && isAnswered && <Notice kind="warning">{texts.notThere}</Notice>}
    </Page>
  );
}

/** A document at an address of its own: written in where it is a text, with those who write it too. */
export function DocumentPage() {
  const { document: texts } = useConsoleMessages();
  const id = documentAt(useLocation().pathname);
  return <SignedIn title={texts.title}>{() => <OpenedDocument key={id} id={id} />}</SignedIn>;
}
