import type { GrantId } from "../ids.ts";
import type { Principal } from "../principal.ts";

/** One line of the audit log, as it is written. */
export type AuditEntry = {
  /** Null: the cloud itself. */
  principal: Principal | null;
  /** `<service>.<verb>` in the past: `auth.sign-in`, `access.granted`. */
  action: string;
  resource: { kind: string; id: string } | null;
  decision: "allow" | "deny" | "done" | "failed";
  grantId?: GrantId | null;
  /** What is worth knowing later. Never a secret: it cannot be taken out again. */
  facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** Of the peer, as the edge saw it; null where there is none. */
  address: string | null;
};
