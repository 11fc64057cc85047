import type { GroupRole as GraphqlRole } from "../../generated/resolvers.ts";
import type { GroupRole } from "../domain/group.ts";

export const rolesToGraphql = { manager: "MANAGER", member: "MEMBER" } as const satisfies Record<
  GroupRole,
  GraphqlRole
>;

export const rolesFromGraphql = { MANAGER: "manager", MEMBER: "member" } as const satisfies Record<
  GraphqlRole,
  GroupRole
>;
