/** The start page. */
export const home = {
  greeting: (name: string) => `Hello, ${name}`,
  signedInAs: (username: string, host: string) => (
    <>
      You are signed in as <strong>@{username}</strong> at <strong>{host}</strong>.
    </>
  ),
  askingWhoYouAre: "Asking your cloud who you are…",
  settings: "Settings",
  apps: {
    title: "Apps",
    loading: "Looking for your apps…",
    open: "Open",
    openApp: (name: string) => `Open ${name}`,
    none: "No apps yet",
    installFirst: "Install the first from the terminal of the machine that this cloud runs on:",
    folderHint: (
      <>
        <code>DIR</code> is the app's folder, the one with <code>mows.yaml</code> in it.
      </>
    ),
  },
};
