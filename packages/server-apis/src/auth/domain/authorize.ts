import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { asksForMore } from "./consent.ts";
import { findRequestingClient } from "./find-requesting-client.ts";
import { promptsOf, signInDemand, signInParameters, withoutSignInDemand, type SignInDemand } from "./sign-in-demand.ts";
import { authDb } from "./tables.ts";

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
  ...signInParameters,
];

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
  const client = await findRequestingClient(auth, request);
  if (client === null) return { kind: "invalid", description: "client_id names no app that is installed here" };
  const demand = signInDemand(request, auth.kit.clock.now());
  const again = withoutSignInDemand(request, demand);
  const isSilent = promptsOf(request).includes("none");
  const isMet = await isDemandMet(auth, principal, demand);
  if (!isMet && !isSilent && principal.kind === "person") return toSignIn(again, "again");

  const asked = providersRequest(again);
  // What cannot be met without asking, and what says nothing, the provider refuses to the app.
  if (demand.kind === "invalid") asked.set("max_age", "-1");
  else if (!isMet) asked.set("max_age", "0");
  if (!isSilent && principal.kind === "person" && (await asksForMore(auth, principal.personId, client))) {
    asked.set("prompt", "consent");
  }
  const outcome = await auth.provider.authorize(asked, cookie);
  return outcome.kind === "sign-in-needed" ? toSignIn(again, "first") : outcome;
}

/** Without what is ours to see to, and with what the provider knows of `prompt`. */
function providersRequest(request: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams(request);
  for (const name of signInParameters) asked.delete(name);
  const prompts = promptsOf(request).filter((prompt) => prompt === "none" || prompt === "consent");
  if (prompts.length > 0) asked.set("prompt", prompts.join(" "));
  return asked;
}

/** Whether whoever is here signed in as recently as is asked for; their session began when they did. */
async function isDemandMet({ kit }: Auth, principal: Principal, demand: SignInDemand): Promise<boolean> {
  if (demand.kind !== "after") return true;
  if (principal.kind !== "person" || principal.sessionId === null) return false;
  const session = await authDb(kit.db)
    .selectFrom("auth.session")
    .select("createdAt")
    .where("id", "=", principal.sessionId)
    .executeTakeFirst();
  return session !== undefined && session.createdAt >= demand.at;
}

/** `again` makes the page ask although somebody is signed in. */
function toSignIn(request: URLSearchParams, how: "first" | "again"): AuthorizeResult {
  const address = new URLSearchParams({ return_to: `/.mows/auth/oauth2/authorize?${request}` });
  if (how === "again") address.set("again", "");
  return { kind: "redirect", url: `/sign-in?${address}` };
}
