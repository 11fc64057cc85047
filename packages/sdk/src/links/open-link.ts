import { MowsError } from "../core/mows-error.ts";

export interface LinkOpening {
  /** What stands in the link's fragment. */
  secret: string;
  password?: string | undefined;
  /** What the visitor calls themselves: whoever shares sees it. */
  visitorName?: string | undefined;
}

export type OpenLinkOutcome =
  | { kind: "opened"; linkId: string }
  /** Unknown, over or taken back. */
  | { kind: "ended" }
  | { kind: "password-needed" }
  | { kind: "password-wrong" }
  | { kind: "limited"; retryAfterMs: number };

/**
 * Begins a visit: the browser has a cookie then that opens the link's own addresses, for twelve hours. Called on the cloud's own origin.
 * @example
 * const outcome = await openLink({ secret: location.hash.slice(1) });
 */
export async function openLink(
  opening: LinkOpening,
  options: { url?: string; fetch?: typeof fetch } = {},
): Promise<OpenLinkOutcome> {
  const url = options.url ?? location.origin;
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(`${url}/.mows/links/open`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      body: JSON.stringify(opening),
    });
  } catch (thrown) {
    throw MowsError.from(thrown);
  }
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (response.ok && answer.linkId !== undefined) return { kind: "opened", linkId: answer.linkId };
  switch (answer.code) {
    case "LINK_ENDED":
      return { kind: "ended" };
    case "LINK_PASSWORD_NEEDED":
      return { kind: "password-needed" };
    case "LINK_PASSWORD_WRONG":
      return { kind: "password-wrong" };
    case "RATE_LIMITED":
      return { kind: "limited", retryAfterMs: answer.retryAfterMs ?? 1000 };
    default:
      throw new MowsError("server", answer.detail ?? "The cloud did not answer as expected.");
  }
}

type Answer = { linkId?: string; code?: string; detail?: string; retryAfterMs?: number };
