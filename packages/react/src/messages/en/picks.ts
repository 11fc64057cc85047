/** `<FilePickButton>`. */
export const picks = {
  filePick: {
    waiting: "Pick in the window of your cloud.",
    open: "Open your cloud to pick",
    expired: "The request was open for too long.",
    /** What the cloud says for a developer is English already. */
    refused: (message: string) => message,
    failed: (reason: string) => `Nothing was picked: ${reason}`,
  },
};
