import type { Principal } from "../../kit/principal.ts";

export type Denied = { kind: "denied"; lacking: "anonymous" | "person" | "app"; missingScope: string };
/** No such node, or none the caller may know of; `id` as the caller gave it. */
export type NodeNotFound = { kind: "node-not-found"; id: string };
/** No such link, or none the caller may know of. */
export type LinkNotFound = { kind: "link-not-found"; id: string };
/** The end lies in the past. */
export type ExpiryInvalid = { kind: "expiry-invalid" };
export type LinkInvalid = {
  kind: "link-invalid";
  field: "password" | "download-limit" | "label" | "kind" | "maximum-file-bytes" | "node";
};

export type Failure = Denied | NodeNotFound | LinkNotFound | ExpiryInvalid | LinkInvalid;

/** For what only a person does, with no app in between. */
export function denied(principal: Principal): Denied {
  const lacking = { anonymous: "anonymous", person: "app", link: "person", operator: "person" } as const;
  return { kind: "denied", lacking: lacking[principal.kind], missingScope: "cloud.manage" };
}
