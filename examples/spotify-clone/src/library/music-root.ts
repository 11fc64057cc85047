import type { RootsResult } from "@mows/sdk";

type Root = Extract<RootsResult, { __typename: "Roots" }>["roots"][number];

/** What the person gave when this app asked for `/Music`, whatever folder it is; else the first they gave. Null where there is none. */
export function musicRoot(result: RootsResult | undefined): Root | null {
  if (result?.__typename !== "Roots") return null;
  return result.roots.find(({ requestedPath }) => requestedPath === "/Music") ?? result.roots[0] ?? null;
}
