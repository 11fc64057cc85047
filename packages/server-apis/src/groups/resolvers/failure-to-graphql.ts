import type { DeniedParty } from "../../generated/resolvers.ts";
import type { Failure } from "../domain/failures.ts";
import { longestInvitationHours, mostInvitationUses } from "../domain/groups.ts";
import { deniedParties } from "../../kit/denied-parties.ts";

const typeNames = {
  denied: "Denied",
  "group-not-found": "GroupNotFound",
  "group-member-not-found": "GroupMemberNotFound",
  "group-name-invalid": "GroupNameInvalid",
  "too-many-groups": "TooManyGroups",
  "group-not-empty": "GroupNotEmpty",
  "last-manager": "LastManager",
  "group-full": "GroupFull",
  "invitation-terms-invalid": "InvitationTermsInvalid",
  "invitation-invalid": "GroupInvitationInvalid",
  "too-many-guesses": "TooManyGuesses",
  "join-request-not-found": "JoinRequestNotFound",
} as const satisfies Record<Failure["kind"], string>;

type Fields = {
  denied: { missingScope: string; lacking: DeniedParty; grantRequest: null };
  "group-not-found": { id: string };
  "group-member-not-found": { personId: string };
  "group-name-invalid": { name: string };
  "too-many-groups": { limit: number };
  "group-not-empty": { fileCount: number };
  "last-manager": { groupId: string };
  "group-full": { limit: number };
  "invitation-terms-invalid": { longestHours: number; mostUses: number };
  "invitation-invalid": object;
  "too-many-guesses": { retryAfterSeconds: number };
  "join-request-not-found": { id: string };
};

/** A failure as its member of the result union. */
export type FailureObject<Kind extends Failure["kind"]> = Kind extends Failure["kind"]
  ? { __typename: (typeof typeNames)[Kind]; message: string } & Fields[Kind]
  : never;

export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
): FailureObject<Kind> {
  return { __typename: typeNames[failure.kind], ...describe(failure) } as FailureObject<Kind>;
}

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in on the cloud's own address and try again.",
  person: "Only a manager of the group may do this. Nothing was changed; ask one of them.",
  app: "Groups are not an app's business. Nothing was changed; do it on the cloud's own address.",
} as const;

function describe(failure: Failure): { message: string; [fact: string]: unknown } {
  switch (failure.kind) {
    case "denied": {
      const { lacking, missingScope } = failure;
      return { message: deniedMessages[lacking], missingScope, lacking: deniedParties[lacking], grantRequest: null };
    }
    case "group-not-found":
      return { message: "There is no such group, or it is not yours to see. Nothing was changed.", id: failure.id };
    case "group-member-not-found":
      return {
        message: "This person is not in the group (any more). Nothing was changed.",
        personId: failure.personId,
      };
    case "group-name-invalid":
      return {
        message: "A group's name has 1 to 60 characters that can be seen, and no slash. Nothing was changed.",
        name: failure.name,
      };
    case "too-many-groups":
      return {
        message: `You manage ${failure.limit} groups, and one person can manage no more. No group was made; hand one on or delete one first.`,
        limit: failure.limit,
      };
    case "group-not-empty":
      return { message: notEmpty(failure.fileCount), fileCount: failure.fileCount };
    case "last-manager":
      return {
        message:
          "A group always has a manager, and this is the last one. Nothing was changed; make somebody else a manager first.",
        groupId: failure.groupId,
      };
    case "group-full":
      return { message: `A group has at most ${failure.limit} members. Nobody was let in.`, limit: failure.limit };
    case "invitation-terms-invalid":
      return {
        message: `An invitation lasts 1 to ${longestInvitationHours} hours and lets 1 to ${mostInvitationUses} people in. No link was made.`,
        longestHours: longestInvitationHours,
        mostUses: mostInvitationUses,
      };
    case "invitation-invalid":
      return { message: "This invitation does not work (any more). Ask whoever sent it for a new one." };
    case "too-many-guesses":
      return {
        message: "Too many invitations were tried that are none. Wait a while, then try again.",
        retryAfterSeconds: Math.ceil(failure.retryAfterMs / 1000),
      };
    case "join-request-not-found":
      return { message: "This request was answered or taken back already. Nothing was changed.", id: failure.id };
    default:
      return failure satisfies never;
  }
}

function notEmpty(fileCount: number): string {
  const kept = "Everything is still there; move the files elsewhere or delete them first.";
  if (fileCount === 0) return `The group was not deleted, since an upload into it is under way. ${kept}`;
  const files = fileCount === 1 ? "a file" : `${fileCount} files`;
  return `The group was not deleted, since it holds ${files}. ${kept}`;
}
