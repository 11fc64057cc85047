import { textOf } from "../form/text-of.ts";

export const bytesPerGigabyte = 1_000_000_000;

/** What was entered into a `<QuotaField>`, in bytes; null for as much as the disk holds. */
export function quotaOf(entered: FormData): number | null {
  const gigabytes = textOf(entered, "quota").trim();
  return gigabytes === "" ? null : Math.round(Number(gigabytes) * bytesPerGigabyte);
}
