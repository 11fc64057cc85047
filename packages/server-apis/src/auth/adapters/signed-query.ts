import { constantTimeEqual, makeSignature } from "better-auth/crypto";

/**
 * The authorization request out of the query string that oauth-provider signed when it sent the browser to the consent page;
 * null when it was changed, is not this cloud's, or is too old. The same check as the provider makes when the answer reaches it.
 */
export async function readSignedQuery(query: string, secret: string, now: Date): Promise<URLSearchParams | null> {
  const parameters = new URLSearchParams(query);
  const [signature, second] = parameters.getAll("sig");
  if (signature === undefined || second !== undefined) return null;
  parameters.delete("sig");
  const expected = await makeSignature(canonical(parameters), secret);
  if (!constantTimeEqual(signature, expected)) return null;
  return Number(parameters.get("exp")) * 1000 >= now.getTime() ? parameters : null;
}

/** Sorted by name, then by value. */
function canonical(parameters: URLSearchParams): string {
  const sorted = [...parameters].toSorted(
    ([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB),
  );
  return new URLSearchParams(sorted).toString();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
