import { createMows, type Mows } from "@mows/sdk";

/** What the network answers, by the name of the GraphQL operation or the path of the request. */
export type Answers = Record<string, (request: { init: RequestInit; variables: unknown }) => unknown>;

const json = { "content-type": "application/json" };

function openStream(signal: AbortSignal | null | undefined): Response {
  const stream = new ReadableStream({
    start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)),
  });
  return new Response(stream, { headers: { "content-type": "text/event-stream" } });
}

/** For tests: the real SDK over a network that gives these answers. A `Response` is passed on as it is, an error is thrown. */
export function cloudAnswering(answers: Answers): Mows {
  const url = "http://music.mows.test";
  const answer = (name: string, init: RequestInit, variables: unknown): unknown => {
    const found = answers[name];
    if (!found) throw new TypeError(`the test's cloud has no answer to ${name}`);
    return found({ init, variables });
  };
  return createMows({
    url,
    fetch: async (input, init = {}) => {
      const path = new Request(input).url.replace(url, "");
      if (path !== "/.mows/graphql") return answer(path, init, null) as Response;
      const { query, variables } = (await new Response(init.body).json()) as { query: string; variables: unknown };
      const name = /\w+ (\w+)/.exec(query)?.[1] ?? "";
      if (name === "Changes") return openStream(init.signal);
      const data = answer(name, init, variables);
      return data instanceof Response ? data : new Response(JSON.stringify({ data }), { headers: json });
    },
  });
}

export const ada = {
  id: "018f0000-0000-7000-8000-000000000001",
  username: "ada",
  name: "Ada Lovelace",
  role: "MEMBER",
};

/** A session as the cloud tells it, for `Session`. */
export function sessionOf(person: typeof ada | null, { needsOwner = false, avatarUrl = null as string | null } = {}) {
  const app = { id: "music", name: "Music" };
  return {
    session: { person, avatarUrl, app, signInUrl: "/.mows/auth/sign-in", cloudUrl: "http://mows.test", needsOwner },
  };
}
