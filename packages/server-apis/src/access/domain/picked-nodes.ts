import { decide } from "../../kit/grants/decide.ts";
import { parseId, type AppId, type NodeId, type PickId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { PickChoiceInvalid } from "./pick-failures.ts";
import type { PickedNode, PickKind } from "./pick.ts";

export type OpenPick = {
  id: PickId;
  app_id: AppId;
  kind: PickKind;
  access: "read" | "write";
  multiple: boolean;
  accept: string[];
};

/** The most that one answer hands over. */
const mostPicked = 100;

type Picking = { db: Db; principal: PersonPrincipal; pick: OpenPick };

/** What was picked, each thing being of the kind that was asked for and the person's to give. Never more than was asked for. */
export async function pickedNodes(
  picking: Picking,
  ids: readonly string[],
  access: "read" | "write",
): Promise<{ kind: "picked"; nodes: PickedNode[] } | PickChoiceInvalid> {
  const { pick } = picking;
  if (access === "write" && pick.access === "read") return invalid(null, "more-than-asked");
  const most = pick.multiple ? mostPicked : 1;
  if (ids.length < 1 || ids.length > most || new Set(ids).size !== ids.length) return invalid(null, "count");
  const nodes: PickedNode[] = [];
  for (const id of ids) {
    const node = await pickedNode(picking, id, access);
    if ("problem" in node) return node;
    nodes.push(node);
  }
  return { kind: "picked", nodes };
}

async function pickedNode(
  { db, principal, pick }: Picking,
  givenId: string,
  access: "read" | "write",
): Promise<PickedNode | PickChoiceInvalid> {
  const id = parseId<NodeId>(givenId);
  if (id === null) return invalid(givenId, "not-found");
  const decision = await decide(db, principal, access, id);
  if (decision.kind === "not-found") return invalid(id, "not-found");
  if (decision.kind === "deny") return invalid(id, "not-yours-to-give");
  const { kind } = decision.node;
  // A shortcut leads elsewhere: what it stands for is picked where it is.
  if (kind === "link" || (pick.kind !== "any" && pick.kind !== kind)) return invalid(id, "wrong-kind");
  const node = await db.selectFrom("nodes").select(["name", "mime"]).where("id", "=", id).executeTakeFirstOrThrow();
  if (kind === "file" && !isAccepted(pick.accept, node.name, node.mime)) return invalid(id, "wrong-type");
  return { id, name: node.name, kind, access };
}

/** As the `accept` of a file input (HTML §4.10.5.1.17). */
function isAccepted(accept: readonly string[], name: string, mime: string | null): boolean {
  const type = (mime ?? "application/octet-stream").toLowerCase();
  return (
    accept.length === 0 ||
    accept.some((given) => {
      const pattern = given.toLowerCase();
      if (pattern.startsWith(".")) return name.toLowerCase().endsWith(pattern);
      return pattern.endsWith("/*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
    })
  );
}

function invalid(nodeId: string | null, problem: PickChoiceInvalid["problem"]): PickChoiceInvalid {
  return { kind: "pick-choice-invalid", nodeId, problem };
}
