import { bytesToHex } from "@noble/hashes/utils.js";
import type { GroupInvitationId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { asManager } from "./as-manager.ts";
import type { Caller } from "./direct-caller.ts";
import type { Denied, GroupNotFound, InvitationTermsInvalid } from "./failures.ts";
import type { Invitation } from "./group.ts";
import { type Groups, longestInvitationHours, mostInvitationUses } from "./groups.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type InviteToGroupOutcome =
  | { kind: "invited"; invitation: Invitation; url: string }
  | InvitationTermsInvalid
  | GroupNotFound
  | Denied;

const hourMs = 60 * 60 * 1000;

/**
 * A link that lets so many people in for so long. Its token is told this once and kept as its hash, so there is no idempotency key: a repeated
 * call makes another link, and the one that nobody saw can be withdrawn. The token is in the fragment, which no server is sent.
 */
export async function inviteToGroup(
  groups: Groups,
  caller: Caller,
  input: { groupId: string; hours: number; uses: number },
): Promise<InviteToGroupOutcome> {
  const { hours, uses } = input;
  const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isWithin(hours, longestInvitationHours) || !isWithin(uses, mostInvitationUses)) {
    return { kind: "invitation-terms-invalid" };
  }
  const { kit, peers } = groups;
  const token = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
  const tokenHash = await sha256Hex(token);
  const createdAt = kit.clock.now();
  const expiresAt = new Date(createdAt.getTime() + hours * hourMs);
  const outcome = await asManager(groups, caller, {
    operation: "inviteToGroup",
    groupId: input.groupId,
    input,
    key: null,
    run: async (tx, groupId, manager) => {
      const id = kit.newId<GroupInvitationId>();
      const { personId } = manager;
      await groupsTx(tx)
        .insertInto("group_invitations")
        .values({
          id,
          group_id: groupId,
          token_hash: tokenHash,
          invited_by: personId,
          uses_left: uses,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
      await tellGroup(kit, tx, { groupId, op: "updated" });
      await note(tx, manager, { action: "invitation-made", groupId, facts: { invitationId: id, hours, uses } });
      return { kind: "invited" as const, id, personId };
    },
  });
  if (outcome.kind !== "invited") return outcome;
  const { id, personId } = outcome;
  const inviter = (await peers.peopleDirectory.namesOf([personId])).get(personId);
  const invitedBy = inviter === undefined ? null : { id: personId, ...inviter };
  return {
    kind: "invited",
    invitation: { id, invitedBy, createdAt, expiresAt, usesLeft: uses },
    url: `${kit.origins.cloud}/join#${token}`,
  };
}
