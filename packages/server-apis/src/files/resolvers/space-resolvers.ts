import type { SpaceResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import { trashBytes } from "../domain/tree/list-spaces.ts";

/** What of a space is only worked out when somebody asks for it. */
export function spaceResolvers(kit: Kit) {
  return {
    trashBytes: async ({ id }) => trashBytes(kit, id),
    access: ({ access }) => (access === "read" ? "READ" : "WRITE"),
  } satisfies SpaceResolvers;
}
