/** The cloud's OpenID provider, which sends who is not signed in to the sign-in page and wants them back afterwards. */
const authorizePath = "/.mows/auth/oauth2/authorize";

/** Whether the sign-in page was opened on behalf of an app: then `address` goes on with what the app asked for. */
export function continuesAuthorization(address: string): boolean {
  return address.startsWith(`${authorizePath}?`);
}

/** Everything below `/.mows/` is answered by the cloud itself, not by a page of the console. */
export function isAnsweredByTheCloud(address: string): boolean {
  return address.startsWith("/.mows/");
}
