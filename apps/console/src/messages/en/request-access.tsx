import type { ReactNode } from "react";

/** An app was refused something, and the person can allow it. */
export const requestAccess = {
  title: "An app asks for access",
  loading: "Reading what the app asks for…",
  asks: {
    READ: { Folder: "It wants to read everything in", File: "It wants to read" },
    WRITE: { Folder: "It wants to read and change everything in", File: "It wants to read and change" },
  },
  readsAlready: "It may read this already.",
  endsAll: "When that time is over, it may not read this any more either.",
  has: "The app may do this already. There is nothing to answer.",
  youAre: (name: string) => (
    <>
      You are <strong>{name}</strong>. The app gets nothing else of yours.
    </>
  ),
  allow: "Allow",
  refuse: "Do not allow",
  failed: (reason: string) => `Nothing was allowed: ${reason}`,
  allowed: (node: ReactNode) => <>Allowed: {node}</>,
  refused: "Nothing was allowed, and the app was told nothing.",
  changeLater: "You can take it back at any time in the settings, under apps.",
  backToApp: (name: string) => `Go to ${name}`,
  invalid:
    "This address asks for nothing that you could allow: the app or the file is not here, or not yours to share.",
};
