import { bytesToHex } from "@noble/hashes/utils.js";
import { actsDirectly } from "../../kit/acts-directly.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { recordDenial } from "../../kit/audit/record-denial.ts";
import { createGrant } from "../../kit/grants/create-grant.ts";
import { decide } from "../../kit/grants/decide.ts";
import { parseId, type GrantId, type NodeId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { denied, type Denied, type ExpiryInvalid, type LinkInvalid, type NodeNotFound } from "./failures.ts";
import { judgeTerms, type LinkTerms } from "./link-terms.ts";
import type { Caller, Links } from "./links.ts";
import { describeLinks, linkRows, type SharedLink } from "./read-links.ts";
import { linksTx } from "./tables.ts";

export type NewLink = LinkTerms & { nodeId: string; kind: SharedLink["kind"]; password: string | null };

type Refusal = NodeNotFound | ExpiryInvalid | LinkInvalid | Denied;
export type CreateLinkOutcome = { kind: "link-created"; link: SharedLink } | Refusal;

/** Links to one node, of whomever. */
const mostLinks = 100;

/**
 * Makes a link in the name of whoever may share the node. Handed on from a grant where they hold one: it gives no more than that and ends
 * with it. Takes no idempotency key, since the kept result would be a secret at rest.
 */
export async function createLink(links: Links, caller: Caller, wanted: NewLink): Promise<CreateLinkOutcome> {
  const { kit, peers } = links;
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal);
  const nodeId = parseId<NodeId>(wanted.nodeId);
  if (nodeId === null) return { kind: "node-not-found", id: wanted.nodeId };
  const wrong = judgeTerms(wanted, kit.clock.now());
  if (wrong !== null) return wrong;
  const secret = bytesToHex(crypto.getRandomValues(new Uint8Array(24)));
  const kept = {
    secret_hash: await sha256Hex(secret),
    sealed_secret: await peers.secrets.seal(secret),
    password_hash: wanted.password === null ? null : await peers.secrets.hashPassword(wanted.password),
  };
  const outcome = await kit.write<{ kind: "made"; id: GrantId } | Refusal>(principal, null, (tx) =>
    insertLink(links, tx, { caller, principal, wanted, nodeId, kept }),
  );
  if (outcome.kind === "denied") {
    const resource = { kind: "node", id: nodeId };
    await recordDenial(kit.audit, caller, { action: "access.denied", resource, tried: "createLink" });
  }
  if (outcome.kind !== "made") return outcome;
  kit.revocations.announce({});
  const row = await linkRows(kit.db).where("l.grant_id", "=", outcome.id).executeTakeFirst();
  const [link] = row === undefined ? [] : await describeLinks(links, kit.db, [row]);
  return link === undefined ? { kind: "node-not-found", id: nodeId } : { kind: "link-created", link };
}

type Making = {
  caller: Caller;
  principal: PersonPrincipal;
  wanted: NewLink;
  nodeId: NodeId;
  kept: { secret_hash: string; sealed_secret: string; password_hash: string | null };
};

async function insertLink({ kit }: Links, tx: Tx, making: Making): Promise<{ kind: "made"; id: GrantId } | Refusal> {
  const { caller, principal, wanted, nodeId, kept } = making;
  const decision = await decide(tx, principal, "manage", nodeId);
  if (decision.kind === "not-found") return { kind: "node-not-found", id: wanted.nodeId };
  if (decision.kind === "deny")
    return { kind: "denied", lacking: decision.lacking, missingScope: decision.missingScope };
  const { kind } = decision.node;
  if (kind === "link" || (kind !== "folder" && wanted.kind === "drop")) return { kind: "link-invalid", field: "kind" };
  if (await isFull(tx, nodeId)) return { kind: "link-invalid", field: "node" };
  const id = await createGrant(tx, {
    id: kit.newId<GrantId>(),
    nodeId,
    grantee: { kind: "link" },
    role: wanted.kind === "view" ? "read" : "write",
    grantedBy: principal.personId,
    parentId: decision.via.kind === "grant" ? decision.via.grantId : null,
    source: "share",
    expiresAt: wanted.expiresAt,
    at: kit.clock.now(),
  });
  await linksTx(tx)
    .insertInto("links")
    .values({
      grant_id: id,
      kind: wanted.kind,
      ...kept,
      label: wanted.label,
      download_limit: wanted.downloadLimit,
      download_count: 0,
      maximum_file_bytes: wanted.maximumFileBytes,
      last_opened_at: null,
    })
    .execute();
  await appendAudit(tx, {
    ...caller,
    action: "link.created",
    resource: { kind: "link", id },
    decision: "done",
    grantId: id,
    facts: {
      node: nodeId,
      kind: wanted.kind,
      password: wanted.password !== null,
      expiresAt: wanted.expiresAt?.toISOString() ?? null,
      downloadLimit: wanted.downloadLimit,
    },
  });
  return { kind: "made", id };
}

async function isFull(tx: Tx, nodeId: NodeId): Promise<boolean> {
  const { count } = await tx
    .selectFrom("grants")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("node_id", "=", nodeId)
    .where("grantee_kind", "=", "link")
    .executeTakeFirstOrThrow();
  return Number(count) >= mostLinks;
}
