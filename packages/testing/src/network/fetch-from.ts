import type { MemoryCloud } from "@mows/server-apis/memory";
import type { CookieJar } from "./cookie-jar.ts";
import { asBrowser } from "./as-browser.ts";
import type { Network } from "./network.ts";
import type { Place } from "./place.ts";

/**
 * `fetch` as a page at this place has it: addresses are relative to its origin, its cookies go along, and only its own origin is
 * reached. Redirects are not followed: they are given as they are.
 */
export function fetchFrom(cloud: MemoryCloud, network: Network, { origin, jar }: Place): typeof fetch {
  return async (input, init) => {
    const asked = input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init);
    const url = new URL(asked.url);
    if (url.origin !== origin)
      throw new TypeError(`a page at ${origin} asked for ${url.origin}, which is another origin`);
    return network.carry(asked, async (request) => {
      const body = url.pathname === signInPath ? await request.clone().text() : null;
      const answer = await cloud.edge.handle(asBrowser(request, { origin, jar }, "cors"), {
        kind: "network",
        address: "127.0.0.1",
      });
      const cookies = answer.headers.getSetCookie();
      for (const cookie of cookies) jar.store(cookie);
      if (cookies.length === 0 && answer.status === 200) await withoutCookies(cloud, jar, { path: url.pathname, body });
      return answer;
    });
  };
}

const signInPath = "/.mows/auth/sign-in/username";

/**
 * In a browser a response that is made by a script can carry no cookie (Fetch §2.2.2, forbidden response-header names). What signing in
 * and out would have said by one is done here, once the cloud has agreed to it.
 */
async function withoutCookies(
  { peers, openSession }: MemoryCloud,
  jar: CookieJar,
  asked: { path: string; body: string | null },
): Promise<void> {
  if (asked.path === "/.mows/auth/sign-out") jar.clear();
  if (asked.body === null) return;
  const { username } = JSON.parse(asked.body) as { username: string };
  const personId = await peers.peopleDirectory.idOfUsername(username.trim().toLowerCase());
  if (personId !== null) jar.store((await openSession(personId, null)).cookie);
}
