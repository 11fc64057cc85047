import { problem } from "../kit/http/problem.ts";
import type { Route } from "../kit/http/route.ts";
import type { AuditDecision } from "./domain/audit-filter.ts";
import type { AuditLog } from "./domain/audit-log.ts";
import { auditScope } from "./domain/audit-scope.ts";
import { exportEntries } from "./domain/export-entries.ts";
import { parseFilter } from "./domain/parse-filter.ts";

const decisions: ReadonlySet<string> = new Set<AuditDecision>(["allow", "deny", "done", "failed"]);

/** `GET /.mows/audit/export?…`: the log as JSON lines, with the filters of `auditEntries` as parameters. */
export function auditRoutes(log: AuditLog): Route[] {
  return [
    {
      path: "audit/export",
      methods: ["GET"],
      origins: "cloud",
      reach: "same-origin",
      async handle({ principal, request, clientAddress }) {
        const scope = await auditScope(log, principal);
        if (scope.kind === "denied") {
          return problem(principal.kind === "anonymous" ? 401 : 403, "DENIED", "You may not read the audit log here.");
        }
        const { decision, ...given } = Object.fromEntries(new URL(request.url).searchParams);
        const known = decision && decisions.has(decision) ? (decision as AuditDecision) : null;
        const parsed = parseFilter({ ...given, decision: known });
        if (parsed.kind !== "filter" || (decision && known === null)) {
          return problem(400, "FILTER_INVALID", "This filter is none that the audit log knows. Nothing was exported.");
        }
        await log.kit.audit.record({
          principal,
          action: "audit.exported",
          resource: null,
          decision: "done",
          facts: { whole: scope.kind === "all" },
          address: clientAddress,
        });
        return new Response(streamOf(exportEntries(log, scope, parsed.filter)), {
          headers: {
            "content-type": "application/jsonl; charset=utf-8",
            "content-disposition": `attachment; filename="audit.jsonl"`,
            "cache-control": "private, no-store",
            "x-content-type-options": "nosniff",
          },
        });
      },
    },
  ];
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
