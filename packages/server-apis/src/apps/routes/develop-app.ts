import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Apps } from "../domain/apps.ts";
import type { DevAppEnd } from "../domain/dev-apps.ts";
import { developApp, type DevelopAppOutcome } from "../domain/develop-app.ts";

type Developing = Extract<DevelopAppOutcome, { kind: "developing" }>;

/** Sent so often on an open registration: the listener closes connections on which nothing moves. */
const aliveMs = 30_000;

const body = z.strictObject({ directory: z.string().min(1).max(4096), port: z.int().min(1).max(65_535) });

/**
 * `POST apps/dev` over the local socket: the answer is a stream of JSON lines, and the registration lives as long as that
 * stream does. From the network nobody is the operator, so it is 403 there.
 */
export function developAppRoute(apps: Apps): Route {
  return {
    path: "apps/dev",
    methods: ["POST"],
    origins: "cloud",
    reach: "same-origin",
    async handle({ principal, request }) {
      // Before the body: whoever may not do this is not read.
      if (principal.kind !== "operator") {
        return problem(403, "DENIED", "An app in development is registered over the cloud's local socket only.");
      }
      const asked = body.safeParse(await request.json().catch(() => null));
      if (!asked.success)
        return problem(400, "BAD_REQUEST", "This takes the app's directory and the port of its dev server.");
      const outcome = await developApp(apps, principal, asked.data);
      if (outcome.kind === "denied") return problem(403, "DENIED", "This is the operator's alone.");
      if (outcome.kind === "manifest-invalid") return Response.json(outcome, { status: 422 });
      return new Response(registration(apps, outcome, request.signal), {
        headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
      });
    },
  };
}

/** Ends the registration when its reader leaves, however it leaves. */
function registration(apps: Apps, developing: Developing, gone: AbortSignal): ReadableStream<Uint8Array> {
  const line = (value: object) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  let alive: ReturnType<typeof setInterval> | undefined;
  const end = async () => {
    clearInterval(alive);
    await developing.end().catch((error: unknown) => {
      const facts = { error: error instanceof Error ? error.message : String(error), app: developing.app.id };
      apps.kit.log.warn(facts, "the app's own registration was not put back after its development");
    });
  };
  return new ReadableStream({
    start(controller) {
      controller.enqueue(line({ kind: "developing", ...developing.app }));
      alive = setInterval(() => controller.enqueue(line({ kind: "alive" })), aliveMs);
      developing.ended.addEventListener("abort", () => {
        clearInterval(alive);
        if (gone.aborted) return;
        controller.enqueue(line({ kind: developing.ended.reason as DevAppEnd }));
        controller.close();
      });
      gone.addEventListener("abort", () => void end());
    },
    cancel: end,
  });
}
