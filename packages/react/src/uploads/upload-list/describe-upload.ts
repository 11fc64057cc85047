import type { UploadItem } from "@mows/sdk";
import type { Messages } from "../../messages/en.ts";
import type { Language } from "../../messages/language-context.ts";

/** One line about where an upload stands. */
export function describeUpload(item: UploadItem, { messages, formats }: Language): string {
  const { uploadList } = messages;
  const total = formats.bytes(item.sizeBytes);
  const amount = uploadList.amount(formats.bytes(item.sentBytes), total);
  switch (item.state) {
    case "queued":
      return uploadList.waiting(total);
    case "uploading": {
      if (item.bytesPerSecond === null) return amount;
      const eta = item.etaMs === null ? [] : [uploadList.timeLeft(formats.timeLeft(item.etaMs))];
      return [amount, formats.bytesPerSecond(item.bytesPerSecond), ...eta].join(", ");
    }
    case "paused":
      return uploadList.pausedAt(amount);
    case "waiting-for-network":
      return uploadList.waitingForNetwork(amount);
    case "done":
      return describeOutcome(item, uploadList, total);
    case "failed":
      return uploadList.failures[item.failure?.code ?? ""] ?? item.failure?.message ?? uploadList.failed;
    case "cancelled":
      return uploadList.cancelled;
    default:
      return item.state satisfies never;
  }
}

function describeOutcome({ outcome }: UploadItem, uploadList: Messages["uploadList"], total: string): string {
  if (outcome === "replaced") return uploadList.replaced(total);
  return outcome === "skipped" ? uploadList.skipped : uploadList.done(total);
}
