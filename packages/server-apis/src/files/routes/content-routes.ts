import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import { findContent } from "../domain/contents/find-content.ts";
import { findCover } from "../domain/contents/find-cover.ts";
import { answerContent } from "./answer-content.ts";
import { parseVersion } from "./parse-version.ts";

/** The bytes of files and of their covers, on every origin. */
export function contentRoutes(kit: Kit): readonly Route[] {
  const mounted = { origins: "all", reach: "same-origin", methods: ["GET", "HEAD"] } as const;
  return [
    {
      ...mounted,
      path: "files/:id/content",
      handle: async (context, { id = "" }) => {
        const version = parseVersion(new URL(context.request.url).searchParams.get("version"));
        if (version === "broken") return problem(400, "VERSION_INVALID", "The version is a whole number from 1 on.");
        return answerContent(kit, context, id, () => findContent(kit, context.principal, id, version));
      },
    },
    {
      ...mounted,
      path: "files/:id/cover",
      handle: (context, { id = "" }) => answerContent(kit, context, id, () => findCover(kit, context.principal, id)),
    },
  ];
}
