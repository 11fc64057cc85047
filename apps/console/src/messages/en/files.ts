/** The page of a person's files. */
export const files = {
  title: "Files",
  search: "Search",
  share: "Share…",
  mine: "My files",
  shared: "Shared with me",
  starred: "Starred",
  trash: "Trash",
};
