/** Looking through one's files to choose some. */
export const browse = {
  yourFiles: "Your files",
  allPlaces: "All places",
  where: "Where you are",
  loading: "Opening the folder…",
  empty: "This folder is empty.",
  noPlaces: "There is nothing of yours to choose from yet.",
  noFitting: "Nothing in this folder fits.",
  contents: (folder: string) => `What is in ${folder}`,
  open: (folder: string) => `Open ${folder}`,
  choose: (name: string) => `Choose ${name}`,
  more: "Show more",
  newFolder: "New folder",
  newFolderName: "Name of the new folder",
  make: "Make",
  dialogTitle: "Choose a folder",
  takeThis: (folder: string) => `Use “${folder}”`,
};
