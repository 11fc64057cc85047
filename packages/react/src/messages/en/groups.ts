export const groups = {
  groupMembers: {
    label: (group: string) => `Members of ${group}`,
    loading: "Looking for the members…",
    you: "(you)",
    roles: { MANAGER: "Manager", MEMBER: "Member" },
    actions: { promote: "Make manager", demote: "Make member", remove: "Remove", leave: "Leave" },
    /** `name` is null for the person themself. */
    questions: {
      promote: (name: string | null) => `Make ${name ?? "yourself"} a manager?`,
      demote: (name: string | null) =>
        name === null
          ? "Stop being a manager? What you shared from the group and the invitations you made end at once."
          : `Make ${name} a member? What they shared from the group and the invitations they made end at once.`,
      remove: (name: string | null) =>
        `Remove ${name ?? "yourself"}? What they can reach through the group ends at once, and so does what they shared from it. Their files in it stay.`,
      leave: (_name: string | null) =>
        "Leave the group? What you can reach through it ends at once, and so does what you shared from it. Your files in it stay.",
    },
    notDone: (reason: string) => `Nothing was changed: ${reason}`,
    failures: {
      Denied: "Only a manager of the group may do this. Nothing was changed.",
      GroupNotFound: "This group is gone, or you are not in it any more.",
      GroupMemberNotFound: "This person is not in the group any more.",
      LastManager: "A group always has a manager, and this is the last one. Make somebody else a manager first.",
    },
  },
};
