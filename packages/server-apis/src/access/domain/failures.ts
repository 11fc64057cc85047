import type { GrantRequest } from "../../kit/grants/grant-request-url.ts";
import type { Principal } from "../../kit/principal.ts";

export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: string;
  grantRequest: GrantRequest | null;
};
/** No such node, or none the caller may know of; `id` as the caller gave it. */
export type NodeNotFound = { kind: "node-not-found"; id: string };
/** No such grant, or none the caller may know of. */
export type GrantNotFound = { kind: "grant-not-found"; id: string };
/** Nobody of this name, or no group that the caller is in. */
export type GranteeNotFound = { kind: "grantee-not-found" };
export type GranteeIsSelf = { kind: "grantee-is-self" };
/** The end lies in the past. */
export type ExpiryInvalid = { kind: "expiry-invalid" };
/** `manage` for an app or a link. */
export type RoleInvalid = { kind: "role-invalid" };

export type Failure =
  | Denied
  | NodeNotFound
  | GrantNotFound
  | GranteeNotFound
  | GranteeIsSelf
  | ExpiryInvalid
  | RoleInvalid;

/** For what only a person does, with no app in between. */
export function denied(principal: Principal): Denied {
  const lacking = { anonymous: "anonymous", person: "app", link: "person", operator: "person" } as const;
  return { kind: "denied", lacking: lacking[principal.kind], missingScope: "cloud.manage", grantRequest: null };
}
