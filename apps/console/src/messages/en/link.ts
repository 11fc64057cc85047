import { pluralIn } from "@mows/react";

const plural = pluralIn("en");

/** The page that a link to a file or folder leads to. */
export const link = {
  title: "Shared with you",
  loading: "Opening the link…",
  noSecret: "This address is not a whole link. Open the link as it was sent to you.",
  ended: "This link does not work, or does not work any more. Ask whoever sent it for a new one.",
  notThere: "This is not there any more, or does not belong to the link.",
  needsPassword: "This link has a password. Whoever sent it to you can tell you.",
  password: "Password",
  passwordWrong: "This is not the password of the link.",
  enter: "Open",
  sharedBy: (name: string) => `${name} shares this with you.`,
  receivedBy: (name: string) => `${name} receives what you bring.`,
  until: (when: string) => `The link works until ${when}.`,
  downloadsLeft: (count: number, shown: string) =>
    plural(count, {
      one: "The link is good for one more download.",
      other: count === 0 ? "The link's downloads are used up." : `The link is good for ${shown} more downloads.`,
    }),
  back: "Back",
  download: (size: string) => `Download (${size})`,
  downloadAll: "Download all as a zip archive",
  contents: "Files and folders",
  empty: "There is nothing in this folder.",
  more: "Show more",
  newFolder: "New folder",
  folderName: "Name of the new folder",
  makeFolder: "Make the folder",
  rename: "Rename",
  renameThis: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  delete: "Delete",
  deleteThis: (name: string) => `Delete ${name}`,
  confirmDelete: (name: string) =>
    `Delete “${name}”? It goes to the trash of whoever shares it; you cannot bring it back yourself.`,
  dropTitle: "Bring files",
  chooseFiles: "Choose files",
  dropExplained:
    "Choose files, or drop them here. Nobody who comes by this link sees them, and neither do you afterwards.",
  largest: (size: string) => `A file may have up to ${size}.`,
  yourName: "Your name (if you like)",
  yourNameHint: "Shown to whoever receives the files.",
  tooLarge: (names: string) => `Too large for this link: ${names}`,
  thanks: "Thank you! Everything has arrived.",
};
