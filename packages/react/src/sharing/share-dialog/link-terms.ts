import type { SharedLink } from "@mows/sdk/links";
import { momentOf } from "./ends.ts";

/** As `useFormats().bytes` counts them. */
export const megabyte = 1_000_000;

/** What the form of a link says; where it says nothing of it, as it is with this link. */
export function linkTermsOf(given: FormData, link: SharedLink | undefined) {
  const end = textOf(given, "end");
  const [downloads, largest, password] = ["downloads", "largest", "password"].map((name) => textOf(given, name));
  return {
    label: textOf(given, "label"),
    expiresAt: end === "kept" ? (link?.expiresAt ?? null) : momentOf(end),
    downloadLimit: numberOf(downloads),
    maximumFileBytes: largest ? Math.round(Number(largest) * megabyte) : null,
    password: password || null,
  };
}

function numberOf(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

export function textOf(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === "string" ? value : "";
}
