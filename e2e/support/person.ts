import { call, type Answer, type CallOptions } from "./call.ts";
import type { Cloud } from "./cloud.ts";

/** A signed-in person without a browser, on the cloud's own origin or on an app's. */
export type Caller = {
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** The data of a GraphQL operation; throws on errors. */
  graphql<T>(query: string, variables?: object): Promise<T>;
};

/** A caller with these cookies on this host. */
export function callerWith(cloud: Cloud, host: string, cookie: string): Caller {
  const own = { host, cookie, origin: `http://${host}:${cloud.port}` };
  const callAs: Caller["call"] = (path, options = {}) =>
    call(cloud, path, {
      ...options,
      host,
      headers: { cookie: own.cookie, origin: own.origin, "sec-fetch-site": "same-origin", ...options.headers },
    });
  return {
    call: callAs,
    async graphql<T>(query: string, variables: object = {}) {
      const answer = await callAs("/.mows/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = answer.json() as { data: T; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

/** Signs a person in on the cloud's own origin. */
export async function signIn(
  cloud: Cloud,
  username: string,
  password = "demo-demo-demo",
): Promise<Caller & { cookie: string }> {
  const answer = await call(cloud, "/.mows/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", origin: cloud.url },
    body: JSON.stringify({ username, password }),
  });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  const cookie = cookiesOf(answer);
  return { ...callerWith(cloud, "mows.localhost", cookie), cookie };
}

/** What the browser would send back. */
export function cookiesOf(answer: Answer): string {
  const set = answer.headers["set-cookie"] ?? [];
  return (Array.isArray(set) ? set : [set])
    .map((cookie) => cookie.split(";", 1)[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}
