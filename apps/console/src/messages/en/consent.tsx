import type { ReactNode } from "react";

/** Who an app is: on every page where a person gives it something. */
const identity = {
  address: "Address of the app",
  unusual: "The name or address holds unusual characters, which can imitate another app:",
  unusualAdvice: "Only go on if the address is the one you expect.",
};

/** How much, and until when. */
const terms = {
  access: "It may",
  accesses: { READ: "only read", WRITE: "read and change" },
  until: "Until",
  untils: {
    revoked: "I take it back",
    today: "the end of today",
    week: "in a week",
    month: "in a month",
    date: "a date…",
  },
  date: "Last day",
};

export const consent = {
  identity,
  terms,
  title: "Connect an app",
  loading: "Reading what the app asks for…",
  canDo: "If you allow it, this app can",
  alsoCanDo: "What you answered before stays as it is. Now it also asks to",
  knowYou: "Know your name and username",
  knowEmail: "Know your e-mail address",
  line: {
    READ: (folder: ReactNode) => <>Read everything in {folder}</>,
    WRITE: (folder: ReactNode) => <>Read and change everything in {folder}</>,
  },
  everything: "all your files",
  reason: (reason: string) => `The app says: “${reason}”`,
  allowLine: (path: string) => `Allow ${path}`,
  leftOut: "Left out: the app gets nothing of this.",
  folderIsMade: "There is no such folder yet. It is made when you allow this.",
  fileInTheWay:
    "You have a file of that name, so there cannot be such a folder. Choose another one, or leave this out.",
  chooseAnother: "Choose another folder",
  chooseAnotherFor: (path: string) => `Choose another folder for ${path}`,
  insteadOf: (path: string) => `instead of ${path}`,
  backTo: (path: string) => `Back to ${path}`,
  youAre: (name: string) => (
    <>
      You are <strong>{name}</strong>. The app sees nothing else of yours and never learns your password.
    </>
  ),
  allow: "Allow",
  refuse: "Refuse",
  failed: (reason: string) => `Your answer was not recorded: ${reason}`,
  changed: "While you were reading, the app changed what it asks for. Nothing was allowed. Look at it again.",
  problems: {
    NOT_ASKED: "The app does not ask for this any more. Reload the page.",
    MORE_THAN_ASKED: "This is more than the app asks for.",
    EXPIRY_PAST: "That day is over. Choose a later one.",
    FILE_IN_THE_WAY: "A file of that name is in the way. Choose another folder, or leave this out.",
    FOLDER_NOT_FOUND: "That folder is gone. Choose another one.",
    NOT_A_FOLDER: "That is a file. Choose a folder.",
    NOT_YOURS_TO_GIVE:
      "You may not do this there yourself, so you cannot allow it. Choose another folder, or only reading.",
  },
  nothingAllowed: "Nothing was allowed. Go back to the app and open it again: it will ask anew.",
};
