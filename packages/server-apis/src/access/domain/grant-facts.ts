import type { NodeId } from "../../kit/ids.ts";

/** What the audit log keeps of a grant. */
export function grantFacts(grant: {
  nodeId: NodeId;
  granteeKind: string;
  grantee: string | null;
  role: string;
  expiresAt: Date | null;
}): Record<string, string | null> {
  const { granteeKind, grantee, role, expiresAt } = grant;
  return { granteeKind, grantee, role, expiresAt: expiresAt?.toISOString() ?? null };
}
