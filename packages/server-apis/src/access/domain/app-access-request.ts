import { decide } from "../../kit/grants/decide.ts";
import { parseId, type AppId, type NodeId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import { giveDenied, type AppAccessRequestInvalid, type GiveDenied } from "./pick-failures.ts";
import type { PickedKind } from "./pick.ts";
import { mayGive, type Picks } from "./picks.ts";

/** An app was refused something; this is what it would take. */
export type WantedAccess = { appId: string; nodeId: string; access: "read" | "write" };

export type AppAccessRequest = {
  kind: "app-access-request";
  /** Programs elsewhere and tokens have no origin. */
  app: { id: AppId; name: string; origin: string | null };
  node: {
    id: NodeId;
    name: string;
    kind: PickedKind;
    /** Names from the top down, the node's own last. */ path: string[];
  };
  access: "read" | "write";
  /** What the app may do there already. */
  has: "nothing" | "read" | "enough";
};

/** What the page shows: the names are the cloud's own, whatever the address it was opened with says. */
export async function appAccessRequest(
  picks: Picks,
  principal: Principal,
  wanted: WantedAccess,
): Promise<AppAccessRequest | AppAccessRequestInvalid | GiveDenied> {
  if (!mayGive(principal)) return giveDenied(principal, "grants.give");
  return describeWanted(picks, picks.kit.db, principal, wanted);
}

/** What the person could give: nothing that they may not do themselves. */
export async function describeWanted(
  picks: Picks,
  db: Db,
  principal: PersonPrincipal,
  { appId, nodeId: givenId, access }: WantedAccess,
): Promise<AppAccessRequest | AppAccessRequestInvalid> {
  const nodeId = parseId<NodeId>(givenId);
  const app = await askingApp(picks, appId as AppId);
  if (nodeId === null || app === null) return { kind: "app-access-request-invalid" };
  const decision = await decide(db, principal, access, nodeId);
  if (decision.kind !== "allow" || decision.node.kind === "link") return { kind: "app-access-request-invalid" };
  const path = await namesFromTop(db, principal, nodeId);
  const node = { id: nodeId, name: path.at(-1) ?? "", kind: decision.node.kind, path };
  return {
    kind: "app-access-request",
    app,
    node,
    access,
    has: await heldByApp(db, { ...principal, appId: app.id }, nodeId, access),
  };
}

async function askingApp({ kit, peers }: Picks, id: AppId): Promise<AppAccessRequest["app"] | null> {
  const app = await peers.appDirectory.find(id);
  if (app !== null) return { id, name: app.name, origin: kit.origins.ofApp(id) };
  const other = (await peers.appAccess.namesOf([id])).get(id);
  return other === undefined ? null : { id, name: other.name, origin: null };
}

async function heldByApp(
  db: Db,
  byApp: PersonPrincipal,
  nodeId: NodeId,
  access: "read" | "write",
): Promise<AppAccessRequest["has"]> {
  const decision = await decide(db, byApp, "read", nodeId);
  if (decision.kind !== "allow") return "nothing";
  return access === "read" || decision.access === "write" ? "enough" : "read";
}

/** As far up as the person may look. */
async function namesFromTop(db: Db, principal: PersonPrincipal, nodeId: NodeId): Promise<string[]> {
  const names: string[] = [];
  let id: NodeId | null = nodeId;
  while (id !== null) {
    if (id !== nodeId && (await decide(db, principal, "read", id)).kind !== "allow") break;
    const node: { name: string; parent_id: NodeId | null } = await db
      .selectFrom("nodes")
      .select(["name", "parent_id"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    names.unshift(node.name);
    id = node.parent_id;
  }
  return names;
}
