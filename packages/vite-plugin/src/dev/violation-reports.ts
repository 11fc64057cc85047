import type { Plugin } from "vite";
import { describeViolation } from "./policy-violation.ts";

const watcherPath = "/@mows/watch-policy.js";
const reportPath = "/@mows/violation";

/** Runs in the page before anything else, so that nothing is missed. */
const watcher = `addEventListener("securitypolicyviolation", (event) => {
  const facts = { directive: event.effectiveDirective, blocked: event.blockedURI, source: event.sourceFile ?? "", line: String(event.lineNumber) };
  void fetch("${reportPath}?" + new URLSearchParams(facts), { cache: "no-store" });
});
`;

/** Shows in the terminal what the policy kept out of a page, each place once a page load. */
export function violationReports(): Plugin {
  return {
    name: "mows:violation-reports",
    apply: "serve",
    configureServer(server) {
      const told = new Set<string>();
      server.middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
        if (pathname === watcherPath) {
          told.clear();
          response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
          response.end(watcher);
          return;
        }
        if (pathname !== reportPath) return next();
        const fact = (name: string) => printable(searchParams.get(name) ?? "");
        const text = describeViolation({
          directive: fact("directive"),
          blocked: fact("blocked"),
          source: fact("source"),
          line: fact("line"),
        });
        if (!told.has(text)) server.config.logger.warn(`\n${text}`, { timestamp: true });
        told.add(text);
        response.writeHead(204);
        response.end();
      });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { src: watcherPath }, injectTo: "head-prepend" }],
    },
  };
}

/** The page chose this text, so it must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "").slice(0, 300);
}
