import { problem } from "../kit/http/problem.ts";
import type { Route } from "../kit/http/route.ts";
import type { Apps } from "./domain/apps.ts";
import { findInstalledApp } from "./domain/installed-app.ts";
import { developAppRoute } from "./routes/develop-app.ts";

/** A picture, even when it is SVG opened by itself: no script, no request, an origin of its own. */
const iconPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export function appsRoutes(apps: Apps): Route[] {
  return [
    developAppRoute(apps),
    {
      path: "apps/:id/icon",
      methods: ["GET"],
      origins: "cloud",
      reach: "same-origin",
      async handle({ principal, request }, { id }) {
        const app = principal.kind === "anonymous" ? null : await findInstalledApp(apps.kit.db, id ?? "");
        const icon = app === null ? null : await apps.folders.readIcon(app.folder);
        if (app === null || icon === null) return problem(404, "NOT_FOUND", "There is no icon at this address.");
        // The copy is named by its content.
        const etag = `"${app.folder.slice(app.folder.indexOf("/") + 1)}"`;
        const headers = { etag, "cache-control": "private, no-cache", "content-security-policy": iconPolicy };
        if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
        return new Response(icon.bytes, {
          headers: { ...headers, "content-type": icon.mimeType, "x-content-type-options": "nosniff" },
        });
      },
    },
  ];
}
