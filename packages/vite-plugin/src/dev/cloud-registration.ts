import { request } from "node:http";
import { createInterface } from "node:readline";

/** What the cloud says over the open registration, a JSON object a line. */
export type RegistrationEvent =
  | { kind: "developing"; id: string; name: string; url: string }
  | { kind: "alive" }
  /** Another dev server took over. */
  | { kind: "replaced" }
  /** The cloud stops. */
  | { kind: "stopping" };

export type RegistrationEnd =
  /** The connection ended: the cloud stopped, or `signal` aborted. */
  { kind: "ended" } | { kind: "unreachable" } | { kind: "refused"; message: string };

/**
 * Asks the cloud behind this socket to serve the app in `directory` from the dev server on `port`. Resolves when that is over;
 * until then the connection is open, and the cloud forgets the app when it closes.
 */
export function holdRegistration(
  socketPath: string,
  app: { directory: string; port: number },
  signal: AbortSignal,
  onEvent: (event: RegistrationEvent) => void,
): Promise<RegistrationEnd> {
  return new Promise((resolve) => {
    const outgoing = request(
      {
        socketPath,
        path: "/.mows/apps/dev",
        method: "POST",
        headers: { "content-type": "application/json", host: "mows.localhost" },
        signal,
      },
      (incoming) => {
        const lines = createInterface({ input: incoming });
        // A connection that is cut is one of the ways in which a registration ends.
        lines.once("error", () => resolve({ kind: "ended" }));
        if (incoming.statusCode === 200) {
          lines.on("line", (line) => onEvent(JSON.parse(line) as RegistrationEvent));
          lines.once("close", () => resolve({ kind: "ended" }));
          return;
        }
        let body = "";
        lines.on("line", (line) => (body += line));
        lines.once("close", () => resolve({ kind: "refused", message: reasonOf(incoming.statusCode ?? 0, body) }));
      },
    );
    outgoing.once("error", () => resolve(signal.aborted ? { kind: "ended" } : { kind: "unreachable" }));
    outgoing.end(JSON.stringify(app));
  });
}

function reasonOf(status: number, body: string): string {
  try {
    const answer = JSON.parse(body) as { detail?: string; problems?: { path: string; message: string }[] };
    if (answer.problems !== undefined)
      return answer.problems.map(({ path, message }) => `${path} ${message}`).join("\n");
    if (answer.detail !== undefined) return answer.detail;
  } catch {
    // The status has to do.
  }
  return `the cloud answered ${status}`;
}
