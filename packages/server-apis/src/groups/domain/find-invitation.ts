import type { GroupId, GroupInvitationId, PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { groupsDb } from "./tables.ts";

export type WorkingInvitation = {
  id: GroupInvitationId;
  groupId: GroupId;
  groupName: string;
  description: string | null;
  invitedBy: PersonId;
  expiresAt: Date;
};

/** The invitation of this token, when it can still let somebody in: it has uses and time left, and whoever made it manages the group. */
export async function findInvitation(kit: Kit, token: string): Promise<WorkingInvitation | null> {
  const row = await groupsDb(kit.db)
    .selectFrom("group_invitations as i")
    .innerJoin("groups as g", "g.id", "i.group_id")
    .innerJoin("group_members as m", (join) =>
      join
        .onRef("m.group_id", "=", "i.group_id")
        .onRef("m.person_id", "=", "i.invited_by")
        .on("m.role", "=", "manager"),
    )
    .select(["i.id", "g.id as groupId", "g.name as groupName", "g.description"])
    .select(["i.invited_by as invitedBy", "i.expires_at as expiresAt"])
    .where("i.token_hash", "=", await sha256Hex(token))
    .where("i.uses_left", ">", 0)
    .where("i.expires_at", ">", kit.clock.now())
    .executeTakeFirst();
  return row === undefined ? null : { ...row, description: row.description || null };
}
