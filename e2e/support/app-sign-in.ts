import { call } from "./call.ts";
import type { Cloud } from "./cloud.ts";
import { callerWith, cookiesOf, type Caller } from "./person.ts";

/** The first step of the hand-over: what the app's origin remembers, and where it sends the browser. */
export async function beginAppSignIn(cloud: Cloud, app: string): Promise<{ cookie: string; authorizeUrl: string }> {
  const answer = await call(cloud, "/.mows/auth/sign-in?return_to=/", { host: `${app}.mows.localhost` });
  if (answer.status !== 302) throw new Error(`the app's sign-in answered ${answer.status}: ${answer.text}`);
  return { cookie: cookiesOf(answer), authorizeUrl: String(answer.headers["location"]) };
}

/** The whole hand-over for a person who is signed in to the cloud and agrees to what the app asks for. */
export async function signInToApp(cloud: Cloud, person: Caller, app: string): Promise<Caller> {
  const { cookie, authorizeUrl } = await beginAppSignIn(cloud, app);
  const authorize = new URL(authorizeUrl);
  const navigation = { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  const authorized = await person.call(authorize.pathname + authorize.search, { headers: navigation });
  let next = new URL(String(authorized.headers["location"]), cloud.url);
  if (next.pathname === "/consent") {
    const { consentRequest } = await person.graphql<{ consentRequest: { shown?: string; __typename: string } }>(
      `query ($query: String!) { consentRequest(query: $query) { __typename ... on ConsentRequest { shown } } }`,
      { query: next.search },
    );
    const { answerConsent } = await person.graphql<{ answerConsent: { redirectUrl?: string; __typename: string } }>(
      `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename ... on ConsentAnswered { redirectUrl } } }`,
      { input: { query: next.search, accept: true, shown: consentRequest.shown ?? consentRequest.__typename } },
    );
    if (answerConsent.redirectUrl === undefined) throw new Error(`consent gave ${answerConsent.__typename}`);
    next = new URL(answerConsent.redirectUrl);
  }
  const back = await call(cloud, next.pathname + next.search, {
    host: next.hostname,
    headers: { cookie, ...navigation },
  });
  const session = cookiesOf(back);
  if (back.status !== 302 || session === "")
    throw new Error(`the app's callback answered ${back.status}: ${back.text}`);
  return callerWith(cloud, `${app}.mows.localhost`, session);
}
