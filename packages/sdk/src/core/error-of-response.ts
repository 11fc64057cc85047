import { MowsError } from "./mows-error.ts";

/** What a JSON answer may hold: a GraphQL response, or problem details (RFC 9457). */
export interface ResponseBody<Result> {
  data?: Result | null;
  errors?: readonly { message: string; extensions?: { code?: string; traceId?: string } }[];
  detail?: string;
  traceId?: string;
}

/** Undefined for what is not JSON: a proxy's page, an empty answer. */
export async function readBody<Result>(response: Response): Promise<ResponseBody<Result> | undefined> {
  let text: string;
  try {
    text = await response.text();
  } catch (thrown) {
    throw MowsError.from(thrown);
  }
  try {
    return JSON.parse(text) as ResponseBody<Result>;
  } catch {
    return undefined;
  }
}

/** An answer that is no result, as what is thrown. */
export function errorOfResponse(response: Response, body: ResponseBody<unknown> | undefined): MowsError {
  const { status } = response;
  const { message, traceId, code } = said(body);
  const facts = { traceId, retryAfterMs: retryAfterMs(response) };
  if (status === 401 || code === "UNAUTHENTICATED") {
    return new MowsError("session", message ?? "You are signed out.", facts);
  }
  // a gateway in between, or a cloud that is restarting
  if (status > 501 && status < 505) return new MowsError("network", message ?? "The cloud is not answering.", facts);
  return new MowsError("server", message ?? `The cloud answered with status ${status}.`, facts);
}

function said({ errors, detail, traceId }: ResponseBody<unknown> = {}): {
  message?: string | undefined;
  traceId?: string | undefined;
  code?: string | undefined;
} {
  const [error] = errors ?? [];
  return error ? { message: error.message, ...error.extensions } : { message: detail, traceId };
}

/** The same, of an answer that was not read yet. */
export async function problemOf(response: Response): Promise<MowsError> {
  return errorOfResponse(response, await readBody(response));
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds or as a date; better-auth says `X-Retry-After`. */
export function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get("retry-after") ?? headers.get("x-retry-after");
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms >= 0 ? ms : undefined;
}
