/** Signing in, and the owner's first account. */
export const signIn = {
  title: "Sign in",
  lead: "Welcome back to your own cloud.",
  leadForApp: "An app asks to be connected. Sign in to your cloud first.",
  leadAgain: "An app wants to know that it is you. Sign in once more, or as somebody else.",
  username: "Username",
  password: "Password",
  showPassword: "Show password",
  action: "Sign in",
  busy: "Signing in…",
  done: "You are signed in. One moment…",
  /** The same words whether the account exists or not. */
  wrong: "That username and password do not belong together. Check both and try again.",
  failed: (reason: string) => `You are not signed in: ${reason}`,
  secondTitle: "One more step",
  secondLead: "Enter the code that your authenticator app shows, or one of your recovery codes.",
  code: "Code",
  wrongCode: "This code is wrong, or was used before. Wait for the next one and try again.",
  over: "That took too long, or too many tries. Begin again with your password.",
  startOver: "Begin again",
  withPasskey: "Sign in with a passkey",
  passkeyRefused: "This passkey does not belong to an account here. Sign in another way.",
  forgot: "Forgot your password?",
  tooMany: "Too many attempts. For safety, the next one has to wait.",
  tryAgainIn: (time: string) => `You can try again in ${time}.`,
  tryAgainNow: "You can try again now.",
  noOwnerTitle: "Almost there",
  noOwner: (
    <>
      This cloud is new and has no account yet. Its owner makes the first one with the <strong>owner link</strong>,
      which was printed in the terminal where the cloud was started.
    </>
  ),
  noOwnerHint: "Is it out of sight? Stop the cloud and start it again: it prints a new one.",
};
