/**
 * How recently a person has to have signed in, as an authorization request says it (OpenID Connect Core 1.0 §3.1.2.1): `prompt=login` and
 * `prompt=select_account` mean now, since a browser is signed in as one person at a time; `max_age` means so many seconds ago. Once somebody
 * was sent to sign in, the request goes on with `signed_in_after` in their place, or it would ask again for ever.
 */
export type SignInDemand = { kind: "none" } | { kind: "after"; at: Date } | { kind: "invalid" };

const afterParameter = "signed_in_after";
const signsInAnew: ReadonlySet<string> = new Set(["login", "select_account"]);

export const signInParameters = ["prompt", "max_age", afterParameter] as const;

export function signInDemand(request: URLSearchParams, now: Date): SignInDemand {
  const maxAge = request.get("max_age");
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) return { kind: "invalid" };
  const momentsMs = [
    ...(promptsOf(request).some((prompt) => signsInAnew.has(prompt)) ? [now.getTime()] : []),
    ...(maxAge === null ? [] : [now.getTime() - Number(maxAge) * 1000]),
    // Written by `withoutSignInDemand`; whoever writes a later moment themselves gains nothing.
    ...[Number(request.get(afterParameter))].filter((ms) => ms > 0 && ms <= now.getTime()),
  ];
  return momentsMs.length === 0 ? { kind: "none" } : { kind: "after", at: new Date(Math.max(...momentsMs)) };
}

/** The same request for whoever comes back from signing in. */
export function withoutSignInDemand(request: URLSearchParams, demand: SignInDemand): URLSearchParams {
  const rest = new URLSearchParams(request);
  for (const name of signInParameters) rest.delete(name);
  const prompts = promptsOf(request).filter((prompt) => !signsInAnew.has(prompt));
  if (prompts.length > 0) rest.set("prompt", prompts.join(" "));
  if (demand.kind === "after") rest.set(afterParameter, String(demand.at.getTime()));
  return rest;
}

export function promptsOf(request: URLSearchParams): string[] {
  return (request.get("prompt") ?? "").split(" ").filter(Boolean);
}
