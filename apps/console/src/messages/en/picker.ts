/** An app asks the person to pick files for it. */
export const picker = {
  title: "Pick for an app",
  loading: "Reading what the app asks for…",
  asks: {
    file: { READ: "asks to read one file that you pick.", WRITE: "asks to read and change one file that you pick." },
    folder: {
      READ: "asks to read one folder that you pick, with everything in it.",
      WRITE: "asks to read and change one folder that you pick, with everything in it.",
    },
    any: {
      READ: "asks to read one file or folder that you pick.",
      WRITE: "asks to read and change one file or folder that you pick.",
    },
    files: { READ: "asks to read files that you pick.", WRITE: "asks to read and change files that you pick." },
    folders: {
      READ: "asks to read folders that you pick, with everything in them.",
      WRITE: "asks to read and change folders that you pick, with everything in them.",
    },
    anys: {
      READ: "asks to read files and folders that you pick.",
      WRITE: "asks to read and change files and folders that you pick.",
    },
  },
  onlyThat: "It gets exactly what you pick, and sees nothing else.",
  yourPick: "Your pick",
  nothingPicked: "Nothing is picked yet.",
  remove: (name: string) => `Take ${name} out`,
  allow: (count: number) => (count > 1 ? `Allow these ${count}` : "Allow this"),
  allowFolder: (name: string) => `Allow “${name}”`,
  cancel: "Pick nothing",
  failed: (reason: string) => `Your pick was not handed over: ${reason}`,
  done: "Done. The app has what you picked.",
  cancelled: "Nothing was handed over.",
  close: "You can close this window and go back to the app.",
  closeWindow: "Close this window",
  gone: "This request is over: it was answered, taken back, or is older than ten minutes. Nothing was handed over now. Go back to the app and pick again.",
};
