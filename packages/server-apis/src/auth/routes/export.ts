import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { exportAccount } from "../domain/export-account.ts";

/** All of the person's data as a zip. */
export function exportRoute(auth: Auth): Route {
  return {
    path: "auth/export",
    methods: ["GET"],
    origins: "cloud",
    reach: "same-origin",
    async handle(context) {
      const outcome = await exportAccount(auth, context);
      switch (outcome.kind) {
        case "export":
          return new Response(outcome.zip, {
            headers: {
              "content-type": "application/zip",
              "content-disposition": 'attachment; filename="mows-export.zip"',
              "cache-control": "no-store",
            },
          });
        case "denied":
          return problem(403, "DENIED", "Sign in on the cloud's own address to take your data along.");
        case "reauthentication-needed":
          return problem(403, "REAUTHENTICATION_NEEDED", "Confirm on the account page who you are, and try again.");
        default:
          return outcome satisfies never;
      }
    },
  };
}
