/** What every page says. */
export const general = {
  skipToContent: "Skip to the content",
  startPageLabel: "MOWS, start page",
  goToStartPage: "Go to the start page",
  tryAgain: "Try again",
  reload: "Reload",
  cancel: "Cancel",
  save: "Save",
  saving: "Saving…",
  saved: "Saved.",
  askingCloud: "Asking your cloud…",
  loading: "One moment…",
  never: "Never",
  loadFailure: {
    title: "Your cloud did not answer as it should.",
    logHasMore: (traceId: string) => (
      <>
        Its log has more under <code>{traceId}</code>.
      </>
    ),
  },
  broken: {
    title: "This page broke",
    text: "It is a fault in the page itself. Your files and your account are not affected.",
  },
  notFound: {
    title: "Nothing is here",
    text: "This address leads nowhere on your cloud. It may be mistyped, or what it led to is gone.",
  },
  language: { label: "Language" },
};
