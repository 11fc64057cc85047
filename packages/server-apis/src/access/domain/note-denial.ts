import type { Access, Caller } from "./access.ts";

/** Writes down who tried what. To be called outside of the transaction. */
export async function noteDenial(
  { kit }: Access,
  { principal, address }: Caller,
  tried: string,
  resource: { kind: string; id: string },
): Promise<void> {
  await kit.audit.record({ principal, address, action: "access.denied", resource, decision: "deny", facts: { tried } });
}
