import { problem } from "../kit/http/problem.ts";

export function hasBearer(request: Request): boolean {
  return /^bearer /i.test(request.headers.get("authorization") ?? "");
}

/** A token in an address ends up in histories, logs and referrers (RFC 6750 §5.3), so it is not taken from one. */
export function carriesToken(url: URL): boolean {
  return url.searchParams.has("access_token") || /mows_(pat|app|at|rt|cs)_/.test(decoded(url.pathname + url.search));
}

export function tokenInUrl(): Response {
  return problem(
    400,
    "TOKEN_IN_URL",
    "A token does not belong in an address, where others can read it. Nothing was done. Send it as `Authorization: Bearer`, and make a new one, since this one may have been seen.",
  );
}

/** RFC 6750 §3, RFC 7617 §2. */
export function tokenRefused(scheme: "bearer" | "basic"): Response {
  const challenge =
    scheme === "bearer" ? 'Bearer realm="mows", error="invalid_token"' : 'Basic realm="mows", charset="UTF-8"';
  const detail =
    scheme === "bearer"
      ? "This token is unknown, has expired or was revoked. Nothing was done; use another one."
      : "The username and the token do not belong together. Nothing was done. A password opens nothing here: make an app password on the cloud's page for tokens.";
  return problem(401, "TOKEN_REFUSED", detail, { headers: { "www-authenticate": challenge } });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
