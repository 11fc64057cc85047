import type { ManifestProblem } from "@mows/manifest";
import type { Principal } from "../../kit/principal.ts";

export type Denied = { kind: "denied"; lacking: "anonymous" | "person" | "app"; missingScope: string };
export type ManifestInvalid = { kind: "manifest-invalid"; problems: readonly ManifestProblem[] };
export type AppBuildMissing = { kind: "app-build-missing"; directory: string };

export type Failure = Denied | ManifestInvalid | AppBuildMissing;

/** Refuses this principal, naming which side of it lacks the right. */
export function denied(principal: Principal, missingScope: string): Denied {
  if (principal.kind === "anonymous") return { kind: "denied", lacking: "anonymous", missingScope };
  const lacking = principal.kind === "person" && principal.appId !== null ? "app" : "person";
  return { kind: "denied", lacking, missingScope };
}
