import type { UploadItem } from "@mows/sdk";
import type { Language } from "../../messages/language-context.ts";

/** One sentence about all of them, for who cannot see the bars. Changes only when a file is finished. */
export function summarizeUploads(items: readonly UploadItem[], { messages, formats }: Language): string {
  const { summary, summaryFailed } = messages.uploadList;
  const total = items.filter((item) => item.state !== "cancelled").length;
  if (total === 0) return "";
  const done = items.filter((item) => item.state === "done").length;
  const failed = items.filter((item) => item.state === "failed").length;
  const uploaded = summary(formats.number(done), { total, shownTotal: formats.number(total) });
  return failed === 0 ? uploaded : `${uploaded}, ${summaryFailed(formats.number(failed))}`;
}
