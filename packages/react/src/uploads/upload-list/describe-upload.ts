import type { UploadItem } from "@mows/sdk";

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** `4.2 MB`: decimal units, as disks and operating systems count. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** `20 s`, `4 min`, `2 h`: rounded up, since a promise kept early is the better one. */
export function formatEta(ms: number): string {
  if (ms < 60_000) return `${Math.max(1, Math.ceil(ms / 1000))} s`;
  if (ms < 3_600_000) return `${Math.ceil(ms / 60_000)} min`;
  return `${Math.ceil(ms / 3_600_000)} h`;
}

/** One line about where an upload stands. */
export function describeUpload(item: UploadItem): string {
  const amount = `${formatBytes(item.sentBytes)} of ${formatBytes(item.sizeBytes)}`;
  switch (item.state) {
    case "queued":
      return `Waiting, ${formatBytes(item.sizeBytes)}`;
    case "uploading": {
      const eta = item.etaMs === null ? "" : `, ${formatEta(item.etaMs)} left`;
      return item.bytesPerSecond === null ? amount : `${amount}, ${formatBytes(item.bytesPerSecond)}/s${eta}`;
    }
    case "paused":
      return `Paused at ${amount}`;
    case "waiting-for-network":
      return `${amount}. Goes on as soon as the cloud can be reached`;
    case "done":
      return `Uploaded, ${formatBytes(item.sizeBytes)}`;
    case "failed":
      return item.failure?.message ?? "The upload failed";
    case "cancelled":
      return "Cancelled";
    default:
      return item.state satisfies never;
  }
}

/** One sentence about all of them, for who cannot see the bars. Changes only when a file is finished. */
export function summarizeUploads(items: readonly UploadItem[]): string {
  const total = items.filter((item) => item.state !== "cancelled").length;
  if (total === 0) return "";
  const done = items.filter((item) => item.state === "done").length;
  const failed = items.filter((item) => item.state === "failed").length;
  const failures = failed === 0 ? "" : `, ${failed} failed`;
  return `${done} of ${total} ${total === 1 ? "file" : "files"} uploaded${failures}`;
}
