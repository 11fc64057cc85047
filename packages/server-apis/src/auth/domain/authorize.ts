import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { asksForMore } from "./consent.ts";
import { findRequestingClient } from "./find-requesting-client.ts";

/** The parameters of RFC 6749 §4.1.1, RFC 7636 §4.3 and OpenID Connect Core 1.0 that are understood here; others are ignored. */
const understood = [
  "response_type",
  "client_id",
  "redirect_uri",
  "scope",
  "state",
  "nonce",
  "code_challenge",
  "code_challenge_method",
  "prompt",
];

/** Of `prompt` (OpenID Connect Core 1.0 §3.1.2.1): asking anew who one is would never end, since signing in leads back here. */
const prompts: ReadonlySet<string> = new Set(["none", "consent"]);

export type AuthorizeResult = { kind: "redirect"; url: string } | { kind: "invalid"; description: string };

/**
 * The authorization endpoint: sends the person to sign in, to the consent page, or back to the app with a code. Scopes are
 * coarse, so whether the app asks for more than was agreed to is told by its manifest, folder by folder.
 */
export async function authorize(
  auth: Auth,
  principal: Principal,
  query: URLSearchParams,
  cookie: string | null,
): Promise<AuthorizeResult> {
  const request = new URLSearchParams();
  for (const name of understood) {
    const [value, second] = query.getAll(name);
    if (second !== undefined) return { kind: "invalid", description: `${name} is given twice` };
    if (value !== undefined) request.set(name, value);
  }
  if (!prompts.has(request.get("prompt") ?? "")) request.delete("prompt");
  const client = await findRequestingClient(auth, request);
  if (client === null) return { kind: "invalid", description: "client_id names no app that is installed here" };
  const asked = new URLSearchParams(request);
  const isSilent = asked.get("prompt") === "none";
  if (!isSilent && principal.kind === "person" && (await asksForMore(auth, principal.personId, client))) {
    asked.set("prompt", "consent");
  }
  const outcome = await auth.provider.authorize(asked, cookie);
  if (outcome.kind !== "sign-in-needed") return outcome;
  const again = `/.mows/auth/oauth2/authorize?${request}`;
  return { kind: "redirect", url: `/sign-in?${new URLSearchParams({ return_to: again })}` };
}
