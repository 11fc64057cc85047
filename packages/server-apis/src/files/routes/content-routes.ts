import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { FilesKit } from "../domain/files-kit.ts";
import { findContent } from "../domain/contents/find-content.ts";
import { findCover } from "../domain/contents/find-cover.ts";
import { answerContent } from "./answer-content.ts";
import { parseVersion } from "./parse-version.ts";

/** The bytes of files and of their covers, on every origin. */
export function contentRoutes(kit: FilesKit): readonly Route[] {
  const mounted = { origins: "all", reach: "same-origin", methods: ["GET", "HEAD"] } as const;
  return [
    {
      ...mounted,
      path: "files/:id/content",
      handle: async (context, { id = "" }) => {
        const asked = new URL(context.request.url).searchParams;
        const version = parseVersion(asked.get("version"));
        if (version === "broken") return problem(400, "VERSION_INVALID", "The version is a whole number from 1 on.");
        const format = asked.has("format") ? asked.get("format") : "export";
        if (format !== "export" && format !== "update")
          return problem(400, "FORMAT_INVALID", "The format is update, or left out.");
        return answerContent(kit, context, id, () => findContent(kit, context.principal, { id, version, format }));
      },
    },
    {
      ...mounted,
      path: "files/:id/cover",
      handle: (context, { id = "" }) => answerContent(kit, context, id, () => findCover(kit, context.principal, id)),
    },
  ];
}
