import type { DocStatus } from "@mows/sdk/docs";
import { pluralIn } from "../plural-in.ts";

const plural = pluralIn("en");

/** Documents that many edit at once, and who is there. */
export const docs = {
  presence: {
    here: (count: number, shown: string) =>
      plural(count, { one: "1 other person is here", other: `${shown} other people are here` }),
    follow: (name: string) => `Follow ${name}`,
    following: (name: string) => `You follow ${name}`,
    stopFollowing: "Stop following",
    followMe: "Ask others to follow me",
    asksToFollow: (name: string) => `${name} asks you to follow along`,
    notNow: "Not now",
    followers: (count: number, shown: string) =>
      count === 0
        ? "Nobody follows you yet"
        : plural(count, { one: "1 person follows you", other: `${shown} people follow you` }),
  },
  syncStatus: {
    what: {
      loading: "Opening…",
      connecting: "Connecting…",
      saving: "Saving…",
      saved: "Saved",
      "read-only": "Only to read",
      offline: "Your cloud cannot be reached",
      full: "No room left",
      "signed-out": "You are signed out",
      denied: "You may not open this",
      gone: "This document is gone",
    } satisfies Record<DocStatus, string> as Record<DocStatus, string>,
    more: {
      offline: "Keep writing: it is sent as soon as your cloud is there again.",
      full: "What you write stays in this browser until there is room. Empty the trash, or ask the cloud's owner for more.",
      "signed-out": "Sign in again to go on. Until then it stays in this browser.",
      denied: "Ask whoever it belongs to.",
      gone: "It was deleted for good.",
    } as Partial<Record<DocStatus, string>>,
    kept: (count: number, shown: string) =>
      plural(count, { one: "1 change is kept in this browser.", other: `${shown} changes are kept in this browser.` }),
    unsaved: (count: number, shown: string) =>
      `${plural(count, { one: "1 change was not saved", other: `${shown} changes were not saved` })}: copy what you still need elsewhere before you leave.`,
    savesItself: "Changes are saved by themselves.",
    signIn: "Sign in",
  },
  collaborativeText: {
    loading: "Opening the editor…",
    notLoaded: "The editor could not be loaded. Nothing of the text is lost.",
    placeholder: "Write here…",
  },
  comments: {
    label: "Comments",
    none: "No comments yet. Mark a part of the text to say something about it.",
    noneToRead: "No comments.",
    add: "Comment",
    addOnSelection: "Comment on what is marked",
    on: (quote: string) => `Comment on “${quote}”`,
    onDocument: "Comment on the whole document",
    field: "Your comment",
    reply: "Reply",
    replyField: (name: string) => `Reply to ${name}`,
    send: "Send",
    cancel: "Cancel",
    resolve: "Resolve",
    resolveOf: (name: string) => `Resolve the comment of ${name}`,
    reopen: "Reopen",
    resolvedBy: (name: string) => `Resolved by ${name}`,
    resolved: (count: number, shown: string) => plural(count, { one: "1 resolved", other: `${shown} resolved` }),
    remove: "Delete",
    removeOf: (when: string) => `Delete your comment of ${when}`,
    confirmRemove: "Delete this comment?",
    confirmRemoveThread: "Delete this comment and all replies to it?",
    show: (quote: string) => `Show “${quote}” in the text`,
    textGone: "This text was deleted:",
    you: "You",
  },
  documentHistory: {
    label: "History",
    states: "What it was",
    loading: "Looking for what was…",
    none: "Nothing has been written yet.",
    since: (when: string, names: string) => `Since ${when}: ${names}`,
    keep: "Keep what it is now",
    nameOfKept: "Name of what is kept",
    kept: "Kept for good.",
    compareOf: (when: string) => `Compare the state of ${when} with today`,
    confirmRestore: (when: string) =>
      `Make it again what it was on ${when}? What it is now stays in the history, and everybody who has it open sees the change.`,
    restored: "Restored. What it was before is in the history.",
    backToHistory: "Back to the history",
    more: "Show older ones",
  },
};
