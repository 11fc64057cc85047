import type { RunningService } from "../kit/define-service.ts";
import type { Route } from "../kit/http/route.ts";
import type { Kit } from "../kit/kit.ts";
import type { RequestContext } from "../kit/request-context.ts";

/** What the edge itself mounts below `/.mows/`, beside the services' routes. */
export function platformRoutes(
  kit: Kit,
  graphql: (context: RequestContext) => Promise<Response>,
  services: Record<string, RunningService>,
  databaseHealth: () => Promise<string | null>,
): Route[] {
  return [
    {
      path: "graphql",
      methods: ["GET", "POST"],
      origins: "all",
      reach: "same-origin",
      handle: graphql,
    },
    {
      path: "health",
      methods: ["GET", "HEAD"],
      origins: "all",
      reach: "same-origin",
      handle: async () => {
        const states: Record<string, string> = {};
        states["database"] = (await databaseHealth()) ?? "ok";
        for (const [name, service] of Object.entries(services)) states[name] = (await service.health?.()) ?? "ok";
        const ok = Object.values(states).every((state) => state === "ok");
        const body = { status: ok ? "ok" : "degraded", services: states };
        return Response.json(body, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
      },
    },
    {
      path: "metrics",
      methods: ["GET"],
      // Figures of the whole cloud are no app's business.
      origins: "cloud",
      reach: "same-origin",
      handle: async () =>
        new Response(await kit.metrics.text(), {
          headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
        }),
    },
  ];
}
