import type { DocumentCheckpoint } from "@mows/sdk/docs";
import { useMessages } from "../../messages/use-messages.ts";
import { useFormats } from "../../messages/use-formats.ts";

/** Names as they are said one after the other: "Ada, Bob, and Grace". */
export function useAuthorNames(): (authors: DocumentCheckpoint["authors"]) => string {
  const { versionHistory } = useMessages();
  const { locale } = useFormats();
  return (authors) => {
    const names = authors.map(({ name }) => name ?? versionHistory.gone);
    return new Intl.ListFormat(locale, { type: "conjunction" }).format(new Set(names));
  };
}
