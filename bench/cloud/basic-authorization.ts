import { signIn } from "./open-app-session.ts";
import type { BenchCloud } from "./start-cloud.ts";

type Answer = { data?: { createToken: { __typename: string; secret?: string } } };

/** `Authorization` of a program that knows passwords only: the person's username and an app password. */
export async function basicAuthorization(cloud: BenchCloud): Promise<string> {
  const { username, cookie, origin } = await signIn(cloud);
  const query = `mutation { createToken(input: { name: "Bench", kind: APP_PASSWORD, scopes: ["files.read"] }) {
    __typename ... on TokenCreated { secret }
  } }`;
  const response = await fetch(`${origin}/.mows/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, cookie },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const secret = (JSON.parse(text) as Answer).data?.createToken.secret;
  if (secret === undefined) throw new Error(`createToken answered ${text}`);
  return `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
}
