import type { Principal } from "../../kit/principal.ts";

export type Denied = {
  kind: "denied";
  lacking: "anonymous" | "person" | "app";
  missingScope: "cloud.manage" | "audit.verify";
};
/** An id that is none, or a position that the log never handed out. */
export type AuditFilterInvalid = { kind: "filter-invalid" };

export type Failure = Denied | AuditFilterInvalid;

export function denied(principal: Principal): Denied {
  if (principal.kind === "anonymous") return { kind: "denied", lacking: "anonymous", missingScope: "cloud.manage" };
  return { kind: "denied", lacking: principal.kind === "person" ? "app" : "person", missingScope: "cloud.manage" };
}

/** The whole log is the owner's business alone. */
export const notOwner: Denied = { kind: "denied", lacking: "person", missingScope: "audit.verify" };
