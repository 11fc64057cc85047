/** The page of a person's files. */
export const files = {
  title: "Files",
  search: "Search",
  share: "Share…",
  mine: "My files",
  shared: "Shared with me",
  starred: "Starred",
  trash: "Trash",
  trashOf: (space: string) => `Trash of ${space}`,
  whoseTrash: "Whose trash",
  about: "About this file",
  versions: "Versions",
  comments: "Comments",
  commentsCounted: (shown: string) => `Comments (${shown})`,
  showInFolder: "Show in its folder",
  takenHere: "What else was taken here",
};
