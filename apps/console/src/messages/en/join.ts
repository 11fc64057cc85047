import { pluralIn } from "@mows/react";

const plural = pluralIn("en");

/** The page that an invitation to a group leads to. */
export const join = {
  title: "Join a group",
  loading: "Looking at the invitation…",
  invites: (name: string, username: string) => `${name} (@${username}) invites you to join`,
  members: (count: number) => plural(count, { one: "1 person is in it", other: `${count} people are in it` }),
  until: (when: string) => `The invitation works until ${when}.`,
  means:
    "Whoever is in the group sees your name, and you all can read, add, change and delete the files in its folder.",
  join: "Join",
  joining: "Joining…",
  notNow: "Not now",
  isMember: "You are in this group already.",
  open: "Open the group",
  noToken: "This address is not a whole invitation. Open the link as it was sent to you.",
  invalid: "This invitation does not work, or not any more. Ask whoever sent it for a new one.",
  full: "The group is full, so nobody can join it at the moment.",
  tooMany: (when: string) => `Too many invitations were tried that are none. Try again ${when}.`,
  failed: (reason: string) => `You did not join: ${reason}`,
};
