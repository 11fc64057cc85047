import { openLink, visitLink, type LinkVisit, type OpenLinkOutcome } from "@mows/sdk/links";
import { knownVisit, rememberVisit } from "./link-secret.ts";

export type Entered = { kind: "entered"; visit: LinkVisit } | Exclude<OpenLinkOutcome, { kind: "opened" }>;

/** Goes on with the visit that this tab began, or begins one. */
export async function enterLink(secret: string, password?: string): Promise<Entered> {
  const known = knownVisit(secret);
  if (known !== null && password === undefined) {
    const visit = visitLink(known);
    const isOpen = await visit.opened().then(
      ({ __typename }) => __typename === "OpenedLink",
      () => false,
    );
    if (isOpen) return { kind: "entered", visit };
  }
  const outcome = await openLink({ secret, ...(password !== undefined && { password }) });
  if (outcome.kind !== "opened") return outcome;
  rememberVisit(secret, outcome.linkId);
  return { kind: "entered", visit: visitLink(outcome.linkId) };
}
