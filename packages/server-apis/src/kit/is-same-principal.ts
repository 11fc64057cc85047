import type { Principal } from "./principal.ts";

/** Whether the same credentials still stand for the same one: what was begun may go on, as far as they are concerned. */
export function isSamePrincipal(before: Principal, now: Principal): boolean {
  if (before.kind === "person" && now.kind === "person")
    return before.personId === now.personId && before.appId === now.appId;
  if (before.kind === "link" && now.kind === "link") return before.grantId === now.grantId;
  return before.kind === now.kind;
}
