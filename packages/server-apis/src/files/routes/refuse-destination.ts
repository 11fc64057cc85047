import { problem } from "../../kit/http/problem.ts";

/**
 * What a browser may use a person's content for (`Sec-Fetch-Dest`, Fetch Metadata §2.1). Everything else could run it in the app's origin,
 * which neither `sandbox` nor `nosniff` nor an attachment prevents for a script: script, style, worker, iframe, object and whatever comes.
 */
const harmless = new Set(["", "empty", "audio", "video", "image", "track", "document"]);

/** A refusal where the browser says that it would run the content; null otherwise. Programs that are no browsers say nothing. */
export function refuseDestination(headers: Headers): Response | null {
  const destination = headers.get("sec-fetch-dest") ?? "";
  if (harmless.has(destination) && !headers.has("service-worker")) return null;
  return problem(
    403,
    "DESTINATION_REFUSED",
    "A person's files are data: they cannot be used as code, styles or pages.",
    {
      facts: { destination },
    },
  );
}
