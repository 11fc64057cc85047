import type { ChangesSubscription } from "../generated/graphql.ts";
import { ChangesDocument } from "../generated/core-operations.ts";
import { errorOfResponse, problemOf, type ResponseBody } from "./error-of-response.ts";
import { readEvents } from "./event-stream.ts";
import { MowsError } from "./mows-error.ts";
import type { Transport } from "./transport.ts";

/** What was written in everything the caller may read; what to fetch again, not what it became. */
export type ChangeBatch = ChangesSubscription["changes"];

/** The server sends a comment every 12 s: a connection silent for this long is dead, as after a laptop slept. */
const SILENCE_MS = 45_000;

/**
 * One connection's batches, from `after` on: GraphQL over server-sent events, "distinct connections mode". Ends when the
 * server completes it; throws a `MowsError`, of kind `session` where nobody is signed in or reading is refused.
 */
export async function* changeStream(
  transport: Transport,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<ChangeBatch, void> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  heard();
  try {
    const response = await transport.post(ChangesDocument, { after }, "text/event-stream", {
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.body || !response.headers.get("content-type")?.startsWith("text/event-stream")) {
      throw await refusal(response);
    }
    for await (const { event, data } of readEvents(response.body, heard)) {
      if (event === "complete") return;
      if (event !== "next") continue;
      const result = JSON.parse(data) as ResponseBody<ChangesSubscription>;
      if (!result.data || result.errors?.length) throw errorOfResponse(response, result);
      yield result.data.changes;
    }
  } catch (thrown) {
    throw MowsError.from(thrown);
  } finally {
    clearTimeout(timer);
  }
}

async function refusal(response: Response): Promise<MowsError> {
  const error = await problemOf(response);
  return response.status === 403 ? new MowsError("session", error.message) : error;
}
