import type { FileNode, MowsError } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";

/** What is read of a text at most, in bytes: more than anybody reads here, less than a page takes amiss. */
const shownBytes = 512 * 1024;

/** A text as it is written; the beginning of a long one. */
export function TextView({ file }: { file: FileNode }) {
  const { fileViewer: texts, error: describe } = useMessages();
  const { bytes } = useFormats();
  const { transport } = useMows();
  const { data, error } = useQuery<string | null, MowsError>({
    queryKey: ["mows", "files", "text", { id: file.id, version: file.version }],
    queryFn: async ({ signal }) => {
      const href = new URL(file.contentUrl, transport.url).href;
      const headers = file.size > shownBytes ? { range: `bytes=0-${shownBytes - 1}` } : {};
      const response = await transport.request(href, { signal, headers });
      return response.ok ? response.text() : null;
    },
  });
  if (error) return <p role="alert">{describe(error)}</p>;
  if (data === undefined) return <output>{texts.loading}</output>;
  if (data === null) return <p role="alert">{texts.broken}</p>;
  if (data === "") return <p>{texts.empty}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <div className="mows-viewer-text" tabIndex={0} role="region" aria-label={file.name}>
      {file.size > shownBytes && (
        <p className="mows-viewer-about">{texts.beginning(bytes(shownBytes), bytes(file.size))}</p>
      )}
      <pre className="mows-viewer-pre">{data}</pre>
    </div>
  );
}
