import { useMows } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** More of a text is for who downloads it. */
const shownTextBytes = 64 * 1024;

/** What a browser can show of the file by itself; nothing for the rest. */
export function FilePreview({ file }: { file: FileNode }) {
  const { link: texts } = useConsoleMessages();
  const { files } = useMows();
  const [kind] = file.mimeType.split("/");
  const url = files.contentUrl(file.id);
  switch (kind) {
    case "image":
      return <img className="link-preview" src={url} alt={file.name} />;
    case "audio":
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a shared file brings no captions along
      return <audio className="link-preview" src={url} controls preload="metadata" aria-label={file.name} />;
    case "video":
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a shared file brings no captions along
      return <video className="link-preview" src={url} controls preload="metadata" aria-label={file.name} />;
    case "text":
      return <TextPreview file={file} url={url} label={texts.preview} />;
    default:
      return null;
  }
}

function TextPreview({ file, url, label }: { file: FileNode; url: string; label: string }) {
  const mows = useMows();
  const { data } = useQuery({
    queryKey: ["link-text", file.id, file.version],
    queryFn: async ({ signal }) => {
      const headers = file.size > shownTextBytes ? { range: `bytes=0-${shownTextBytes - 1}` } : {};
      const response = await mows.transport.request(url, { headers, signal });
      return response.ok ? response.text() : null;
    },
  });
  if (data == null) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <pre className="link-text" tabIndex={0} role="region" aria-label={label}>
      {data}
      {file.size > shownTextBytes && "…"}
    </pre>
  );
}
