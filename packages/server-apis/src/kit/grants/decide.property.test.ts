import { sql } from "kysely";
import { expect, it } from "vitest";
import type { GroupId, NodeId, PersonId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";
import { createTestKit } from "../testing/create-test-kit.ts";
import { emptyTables } from "../testing/empty-tables.ts";
import {
  randomWorld,
  seededRandom,
  writeWorld,
  type World,
  type WorldGrant,
  type WorldNode,
} from "../testing/random-world.ts";
import { decide, scopeRank } from "./decide.ts";
import { accessSubject } from "./node-access.ts";
import { rankOf, type Role } from "./role.ts";
import { accessToNodes } from "./visible-nodes.ts";

const decisions = 10_000;
const actions: readonly Role[] = ["read", "write", "manage"];

/** What the rules come to, said once more without SQL. */
function rankIn({ grants, members }: World, principal: Principal, node: WorldNode): number {
  const path: WorldNode[] = [];
  for (let at: WorldNode | null = node; at !== null; at = at.parent) path.push(at);
  if (path.some(({ deleted }) => deleted)) return 0;
  const memberOf = (groupId: GroupId | null, personId: PersonId | null) =>
    members.find((member) => member.groupId === groupId && member.personId === personId);
  const holds = (grant: WorldGrant, personId: PersonId) =>
    (grant.kind === "person" && grant.personId === personId) ||
    (grant.kind === "group" && memberOf(grant.groupId, personId) !== undefined);
  const strength = (grant: WorldGrant, below: number): number => {
    const at = path.indexOf(grant.node);
    if (grant.expired || at < below) return 0;
    if (grant.parent === null) return rankOf(grant.role);
    return holds(grant.parent, grant.grantedBy) ? Math.min(rankOf(grant.role), strength(grant.parent, at)) : 0;
  };
  const best = (mine: (grant: WorldGrant) => boolean) => Math.max(0, ...grants.filter(mine).map((g) => strength(g, 0)));
  if (principal.kind === "link") return best(({ id }) => id === principal.grantId);
  if (principal.kind !== "person") return 0;
  const { personId, appId } = principal;
  const role = memberOf(node.space.groupId, personId)?.role;
  const byGroup = { manager: 3, member: 2 }[role ?? "member"] * (role === undefined ? 0 : 1);
  const person = Math.max(
    node.space.ownerId === personId ? 3 : 0,
    byGroup,
    best((grant) => holds(grant, personId)),
  );
  const app = appId === null ? 3 : best((g) => g.kind === "app" && g.personId === personId && g.appId === appId);
  return Math.min(person, app, scopeRank(principal));
}

/** What lists from all over the tree are authorised by; a token's scopes are not its business. */
async function readableAmong(db: Db, principal: Principal, ids: readonly NodeId[]): Promise<NodeId[]> {
  const subject = accessSubject(principal);
  if (subject === null || scopeRank(principal) === 0) return [];
  const { personId, appId, linkId } = subject;
  const { rows } = await sql<{ id: NodeId }>`
    select id from readable_nodes(${personId}::uuid, ${appId}::text, ${linkId}::uuid, ${sql.val([...ids])}::uuid[])
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

it("decides in SQL as the rules say, for 10,000 random trees, grants, principals and actions", async () => {
  await using kit = await createTestKit();
  let decided = 0;
  let allowed = 0;
  for (let seed = 1; decided < decisions; seed += 1) {
    const world = randomWorld(seed);
    const { pick } = seededRandom(seed);
    await writeWorld(kit.db, world);
    const ids = world.nodes.map(({ id }) => id);
    for (const [index, principal] of world.principals.entries()) {
      const access = await accessToNodes(kit.db, principal, ids);
      for (const [at, node] of world.nodes.entries()) {
        const action = pick(actions);
        const says = rankOf(access.get(node.id) ?? null) >= rankOf(action);
        const should = rankIn(world, principal, node) >= rankOf(action);
        expect(says, `seed ${seed}, principal ${index}, node ${at}, ${action}`).toBe(should);
        decided += 1;
        allowed += should ? 1 : 0;
      }
      const readable = await readableAmong(kit.db, principal, ids);
      expect(readable, `seed ${seed}, principal ${index}, lists`).toEqual([...access.keys()].toSorted());
      const one = pick(world.nodes);
      const decision = await decide(kit.db, principal, "read", one.id);
      expect(decision.kind === "allow" ? rankOf(decision.access) : 0, `seed ${seed}, principal ${index}`).toBe(
        rankIn(world, principal, one),
      );
    }
    await emptyTables(kit.db);
  }
  // Neither answer is so rare that the test would say nothing.
  expect(allowed).toBeGreaterThan(decided / 20);
  expect(allowed).toBeLessThan((decided * 19) / 20);
});
