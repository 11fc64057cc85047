import { actsDirectly } from "../../kit/acts-directly.ts";
import { mayChange } from "../../kit/grants/may-change.ts";
import { parseId, type AuditId, type GrantId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied, type LinkNotFound } from "./failures.ts";
import type { Links } from "./links.ts";

export type LinkUse = {
  id: AuditId;
  kind: "opened" | "downloaded" | "uploaded";
  at: Date;
  nodeId: string | null;
  nodeName: string | null;
  visitorName: string | null;
};

/** The audit log's words for what visitors do. */
export const useActions = {
  opened: "link.opened",
  downloaded: "link.downloaded",
  uploaded: "link.uploaded",
} as const satisfies Record<LinkUse["kind"], string>;

const mostUses = 100;

/** What visitors did, as the audit log has it, newest first; never from where they came. */
export async function linkUses(
  { kit }: Links,
  principal: Principal,
  givenId: string,
): Promise<{ kind: "link-uses"; uses: LinkUse[] } | LinkNotFound | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const id = parseId<GrantId>(givenId);
  const grant =
    id === null ? undefined : await kit.db.selectFrom("grants").selectAll().where("id", "=", id).executeTakeFirst();
  const isTheirs = grant?.grantee_kind === "link" && (await mayChange(kit.db, principal, grant));
  if (id === null || !isTheirs) return { kind: "link-not-found", id: givenId };
  const rows = await kit.db
    .selectFrom("audit")
    .select(["id", "at", "action", "facts"])
    .where("resource_kind", "=", "link")
    .where("resource_id", "=", id)
    .where("action", "in", Object.values(useActions))
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .limit(mostUses)
    .execute();
  return {
    kind: "link-uses",
    uses: rows.map(({ id: entry, at, action, facts }) => toUse(entry, at, { action, facts })),
  };
}

function toUse(
  id: AuditId,
  at: Date,
  { action, facts }: { action: string; facts: Record<string, string | number | boolean | null> },
): LinkUse {
  const kinds = Object.keys(useActions) as LinkUse["kind"][];
  const kind = kinds.find((known) => useActions[known] === action) ?? "opened";
  const text = (name: string) => (typeof facts[name] === "string" ? facts[name] : null);
  return { id, kind, at, nodeId: text("node"), nodeName: text("name"), visitorName: text("visitor") };
}
