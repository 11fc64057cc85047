/** Waits between tries when the cloud does not answer, for example while it restarts; about a minute in all. */
export const retryAfterMs = [200, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** The cloud understood and will not take it: trying again does not help. */
export class Refused extends Error {}
/** The upload is not there any more: begin anew. */
export class Gone extends Error {}

/** Throws what the cloud says of another answer: `Gone`, `Refused`, or an error after which trying again may help. Reads no body but that. */
export async function expectStatus(response: Response, expected: number): Promise<void> {
  if (response.status === expected) return;
  const reason = await reasonOf(response);
  if (response.status === 404 || response.status === 410) throw new Gone(reason);
  if (response.status >= 500 || [409, 423, 429].includes(response.status)) throw new Error(reason);
  throw new Refused(reason);
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return (JSON.parse(text) as { detail: string }).detail;
  } catch {
    return `the cloud answered ${response.status}`;
  }
}
