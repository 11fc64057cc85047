import { expect, it } from "vitest";
import type { PersonPrincipal } from "../kit/principal.ts";
import { hideShare } from "./domain/hide-share.ts";
import { shareNode } from "./domain/share-node.ts";
import { shareSuggestions } from "./domain/share-suggestions.ts";
import { sharedByMe } from "./domain/shared-by-me.ts";
import { sharedWithMe } from "./domain/shared-with-me.ts";
import { callerOf, createAccessCloud, type AccessCloud } from "./testing/access-cloud.ts";

const noKey = { idempotencyKey: null };

async function receivedBy(cloud: AccessCloud, principal: PersonPrincipal, includeHidden = false) {
  const outcome = await sharedWithMe(cloud.access, principal, { includeHidden });
  if (outcome.kind !== "shared-with-me") throw new Error(outcome.kind);
  return outcome.shares;
}

async function givenBy(cloud: AccessCloud, principal: PersonPrincipal) {
  const outcome = await sharedByMe(cloud.access, principal);
  if (outcome.kind !== "shared-by-me") throw new Error(outcome.kind);
  return outcome.shares;
}

/** Ada shares /Music with Bob, and /Films with a group that both are in. */
async function shared() {
  const cloud = await createAccessCloud();
  const [ada, bob] = [await cloud.person("ada"), await cloud.person("bob")];
  const [music, films] = [await cloud.folder(ada.rootId, "Music"), await cloud.folder(ada.rootId, "Films")];
  const { groupId } = await cloud.group([
    [ada.principal, "manager"],
    [bob.principal, "member"],
  ]);
  const toBob = await cloud.share(ada.principal, music, "bob", "manage");
  const share = { nodeId: films, username: null, groupId, role: "read", expiresAt: null, ...noKey } as const;
  const toGroup = await shareNode(cloud.access, callerOf(ada.principal), share);
  if (toGroup.kind !== "shared") throw new Error(toGroup.kind);
  return { cloud, ada, bob, music, toBob, toGroup: toGroup.grantId };
}

it("lists what others share with somebody, in person and by a group, with by whom; not what they share themselves", async () => {
  const { cloud, ada, bob } = await shared();
  await using _ = cloud;
  expect(await receivedBy(cloud, bob.principal)).toMatchObject([
    { node: { path: "/Films" }, role: "read", group: { name: "Family" }, sharedBy: { username: "ada" } },
    { node: { path: "/Music" }, role: "manage", group: null, sharedBy: { username: "ada" } },
  ]);
  expect(await receivedBy(cloud, ada.principal)).toEqual([]);
});

it("leaves out what allows nothing any more, of itself or of what it was handed on from", async () => {
  const { cloud, bob, music, toBob } = await shared();
  await using _ = cloud;
  const { principal: cleo } = await cloud.person("cleo");
  await cloud.share(bob.principal, music, "cleo", "read");
  expect(await receivedBy(cloud, cleo)).toMatchObject([{ node: { path: "/Music" }, sharedBy: { username: "bob" } }]);
  await cloud.expire(toBob);
  expect(await receivedBy(cloud, cleo)).toEqual([]);
  expect(await receivedBy(cloud, bob.principal)).toMatchObject([{ node: { path: "/Films" } }]);
});

it("hides a share for one person alone, and brings it back", async () => {
  const { cloud, ada, bob, toGroup } = await shared();
  await using _ = cloud;
  const hide = (principal: PersonPrincipal, hidden: boolean) =>
    hideShare(cloud.access, principal, { id: toGroup, hidden, ...noKey });
  expect(await hide(bob.principal, true)).toMatchObject({ kind: "share-hidden" });
  expect(await receivedBy(cloud, bob.principal)).toMatchObject([{ node: { path: "/Music" } }]);
  expect(await receivedBy(cloud, bob.principal, true)).toMatchObject([{ hidden: true }, { hidden: false }]);
  expect(await hide(bob.principal, false)).toMatchObject({ kind: "share-hidden" });
  expect(await receivedBy(cloud, bob.principal)).toHaveLength(2);
  const { principal: eve } = await cloud.person("eve");
  expect(await hide(eve, true)).toMatchObject({ kind: "grant-not-found" });
  expect(await givenBy(cloud, ada.principal)).toHaveLength(2);
});

it("lists what somebody shares, and what others handed on out of their space", async () => {
  const { cloud, ada, bob, music } = await shared();
  await using _ = cloud;
  await cloud.person("cleo");
  await cloud.share(bob.principal, music, "cleo", "read");
  const toCleo = { kind: "person", node: { path: "/Music" }, person: { username: "cleo" } };
  expect(await givenBy(cloud, ada.principal)).toMatchObject([
    { ...toCleo, sharedBy: { username: "bob" } },
    { kind: "group", node: { path: "/Films" }, group: { name: "Family" }, sharedBy: null },
    { kind: "person", node: { path: "/Music" }, person: { username: "bob" }, sharedBy: null },
  ]);
  expect(await givenBy(cloud, bob.principal)).toMatchObject([{ ...toCleo, sharedBy: null }]);
});

it("suggests people of one's groups and those one shares with, and tells of nobody else", async () => {
  const { cloud, ada, bob } = await shared();
  await using _ = cloud;
  await cloud.person("boris");
  const of = (principal: PersonPrincipal, text: string) => shareSuggestions(cloud.access, principal, text);
  expect(await of(ada.principal, "BO")).toMatchObject({ people: [{ username: "bob" }], groups: [] });
  expect(await of(bob.principal, "f")).toMatchObject({ people: [], groups: [{ name: "Family" }] });
  expect(await of(bob.principal, "")).toMatchObject({ people: [{ username: "ada" }] });
});

it("tells all of this to no app and to nobody who comes by a link", async () => {
  const { cloud, bob } = await shared();
  await using _ = cloud;
  const app = await cloud.app(bob.principal, "player");
  expect(await sharedWithMe(cloud.access, app, { includeHidden: false })).toMatchObject({
    kind: "denied",
    lacking: "app",
  });
  expect(await sharedByMe(cloud.access, app)).toMatchObject({ kind: "denied" });
  expect(await shareSuggestions(cloud.access, app, "")).toMatchObject({ kind: "denied" });
});
