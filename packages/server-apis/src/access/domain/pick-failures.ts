import type { Principal } from "../../kit/principal.ts";

export type GiveDenied = {
  kind: "give-denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: "grants.give" | "picks.ask";
};
/** What the app asks for cannot be asked for. */
export type PickRequestInvalid = { kind: "pick-request-invalid"; field: "accept" | "reason"; value: string };
/** Not there, not this person's, answered, taken back, or too old: which of them is nobody's business. */
export type PickGone = { kind: "pick-gone" };
/** One of the things that were picked cannot be handed over; null where it is about the pick as a whole. */
export type PickChoiceInvalid = {
  kind: "pick-choice-invalid";
  nodeId: string | null;
  problem:
    | "count"
    | "more-than-asked"
    | "expiry-past"
    | "not-found"
    | "wrong-kind"
    | "wrong-type"
    | "not-yours-to-give";
};
/** No such app or node, or nothing that this person could give. */
export type AppAccessRequestInvalid = { kind: "app-access-request-invalid" };

export type PickFailure = GiveDenied | PickRequestInvalid | PickGone | PickChoiceInvalid | AppAccessRequestInvalid;

export function giveDenied(principal: Principal, missingScope: GiveDenied["missingScope"]): GiveDenied {
  if (principal.kind === "anonymous") return { kind: "give-denied", lacking: "anonymous", missingScope };
  const lacking = principal.kind === "person" && principal.appId !== null ? "app" : "person";
  return { kind: "give-denied", lacking, missingScope };
}
