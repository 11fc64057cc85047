import type { Auth } from "./auth.ts";
import type { PublicEndpoint } from "./ports.ts";

/** Asks the provider; tokens that end with the answer end what goes on by them as well. */
export async function askProvider(auth: Auth, endpoint: PublicEndpoint, request: Request): Promise<Response> {
  const response = await auth.provider.publicEndpoint(endpoint, request);
  // A code or a refresh token that comes a second time takes what it gave with it, and the answer is an error.
  const mayHaveEnded = endpoint === "revoke" || (endpoint === "token" && response.status === 400);
  if (mayHaveEnded) auth.kit.revocations.announce({});
  return response;
}
