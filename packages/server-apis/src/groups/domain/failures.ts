import type { GroupId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";

/** `cloud.manage` lets an app do what the person may do; no scope makes somebody a manager of a group. */
export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: "cloud.manage" | "groups.manage";
};
/** No such group, or none the caller may know of; `id` as the caller gave it. */
export type GroupNotFound = { kind: "group-not-found"; id: string };
export type GroupMemberNotFound = { kind: "group-member-not-found"; personId: string };
export type GroupNameInvalid = { kind: "group-name-invalid"; name: string };
export type TooManyGroups = { kind: "too-many-groups"; limit: number };
export type GroupNotEmpty = { kind: "group-not-empty"; fileCount: number };
export type LastManager = { kind: "last-manager"; groupId: GroupId };
export type GroupFull = { kind: "group-full"; limit: number };
export type InvitationTermsInvalid = { kind: "invitation-terms-invalid" };
/** Which way it does not work is not told: a guess must teach nothing. */
export type InvitationInvalid = { kind: "invitation-invalid" };
export type TooManyGuesses = { kind: "too-many-guesses"; retryAfterMs: number };
export type JoinRequestNotFound = { kind: "join-request-not-found"; id: string };

export type Failure =
  | Denied
  | GroupNotFound
  | GroupMemberNotFound
  | GroupNameInvalid
  | TooManyGroups
  | GroupNotEmpty
  | LastManager
  | GroupFull
  | InvitationTermsInvalid
  | InvitationInvalid
  | TooManyGuesses
  | JoinRequestNotFound;

/** Why this principal acts for nobody here, or through an app that may not. */
export function denied(principal: Principal): Denied {
  if (principal.kind === "anonymous") return { kind: "denied", lacking: "anonymous", missingScope: "cloud.manage" };
  return { kind: "denied", lacking: principal.kind === "person" ? "app" : "person", missingScope: "cloud.manage" };
}

/** Only a manager of the group may. */
export const notManager: Denied = { kind: "denied", lacking: "person", missingScope: "groups.manage" };
