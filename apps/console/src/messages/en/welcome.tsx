/** The owner's first minute. */
export const welcome = {
  title: "Welcome to your cloud",
  lead: "Make your account. As the owner you install apps and add your people.",
  form: "Your account",
  action: "Make my account",
  busy: "Making your account…",
  failed: (reason: string) => `Your account was not made: ${reason}`,
  incomplete: "This address is incomplete: the part that proves the cloud is yours is missing.",
  newLink: (
    <>
      Stop the cloud and start it again: it prints a new owner link. Open that one, complete with everything after the{" "}
      <code>#</code>.
    </>
  ),
  hasOwnerTitle: "This cloud has its owner",
  hasOwner: "The owner link works once, and somebody has used it.",
  hasOwnerHint: "Was that you? Then sign in. If not, ask the owner to add you.",
};
