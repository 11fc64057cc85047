import type { DeniedParty } from "../generated/resolvers.ts";

/** Who lacks a right, as the contract calls them. */
export const deniedParties = {
  anonymous: "ANONYMOUS",
  person: "PERSON",
  app: "APP",
} as const satisfies Record<string, DeniedParty>;
