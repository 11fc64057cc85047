import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import { parseId, type PersonId } from "../../kit/ids.ts";
import type { Auth } from "../domain/auth.ts";
import { findAvatar, setAvatar } from "../domain/profile.ts";

const maximumBytes = 10 * 1024 * 1024;

/** Pictures of people: read on every origin by whoever is signed in there, changed by the person on the cloud's own. */
export function avatarRoutes(auth: Auth): Route[] {
  return [
    {
      path: "auth/avatars/:id",
      methods: ["GET"],
      origins: "all",
      reach: "same-origin",
      async handle({ principal, request }, { id = "" }) {
        const personId = parseId<PersonId>(id);
        const avatar = principal.kind === "anonymous" || personId === null ? null : await findAvatar(auth, personId);
        if (avatar === null) return problem(404, "NOT_FOUND", "There is no such picture.");
        const headers = { etag: `"${avatar.version}"`, "cache-control": "private, no-cache" };
        if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
        return new Response(Uint8Array.from(avatar.webp), { headers: { ...headers, "content-type": "image/webp" } });
      },
    },
    {
      path: "auth/avatar",
      methods: ["PUT", "DELETE"],
      origins: "cloud",
      reach: "same-origin",
      async handle(context) {
        const bytes = context.request.method === "DELETE" ? null : await readBytes(context.request);
        if (bytes === "too-large") {
          return problem(413, "TOO_LARGE", "A picture may have 10 MB. Nothing was changed; choose a smaller one.");
        }
        const outcome = await setAvatar(auth, context, bytes);
        switch (outcome.kind) {
          case "changed":
            return new Response(null, { status: 204 });
          case "not-a-picture":
            return problem(415, "NOT_A_PICTURE", "This is no picture that can be read. Nothing was changed.");
          case "denied":
            return problem(403, "DENIED", "Sign in on the cloud's own address to change your picture.");
          default:
            return outcome satisfies never;
        }
      },
    },
  ];
}

/** Stops reading where it becomes too much, whatever the request said of its length. */
async function readBytes(request: Request): Promise<Uint8Array | "too-large"> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > maximumBytes) return "too-large";
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
