import type { Mows } from "@mows/sdk";

/** A file in a tab of its own: the browser shows what it can, and downloads the rest. */
export function openFile({ files }: Mows, id: string): void {
  window.open(files.contentUrl(id), "_blank", "noopener");
}
