import { expect, it } from "vitest";
import { newId, type AppId, type GrantId, type NodeId, type PersonId, type SpaceId } from "../ids.ts";
import type { PersonPrincipal } from "../principal.ts";
import { createTestKit, type TestKit } from "../testing/create-test-kit.ts";
import { decide } from "./decide.ts";
import { visibleNodes } from "./visible-nodes.ts";

const at = new Date("2026-01-01T00:00:00Z");

/** root / Music / Album / song, and root / Private: Ada's. */
async function plantTree(kit: TestKit) {
  const ids = { space: newId<SpaceId>(), ada: newId<PersonId>(), app: "player" as AppId };
  const nodes = {
    root: newId<NodeId>(),
    music: newId<NodeId>(),
    album: newId<NodeId>(),
    song: newId<NodeId>(),
    private: newId<NodeId>(),
  };
  await kit.db.transaction().execute(async (tx) => {
    await tx
      .insertInto("spaces")
      .values({
        id: ids.space,
        owner_id: ids.ada,
        root_id: nodes.root,
        limit_bytes: null,
        used_bytes: 0,
        reserved_bytes: 0,
      })
      .execute();
    const plant = (id: NodeId, parent: NodeId | null, kind: "file" | "folder") =>
      tx
        .insertInto("nodes")
        .values({
          id,
          space_id: ids.space,
          parent_id: parent,
          name: id,
          name_key: id,
          kind,
          size: 0,
          mime: null,
          head_version: 0,
          created_at: at,
          modified_at: at,
          deleted_at: null,
        })
        .execute();
    await plant(nodes.root, null, "folder");
    await plant(nodes.music, nodes.root, "folder");
    await plant(nodes.album, nodes.music, "folder");
    await plant(nodes.song, nodes.album, "file");
    await plant(nodes.private, nodes.root, "folder");
  });
  const grant = async (node: NodeId, role: "read" | "write", expiresAt: Date | null = null) => {
    const row = {
      id: newId<GrantId>(),
      node_id: node,
      grantee_kind: "app" as const,
      person_id: ids.ada,
      app_id: ids.app,
      source: "consent" as const,
      role,
      granted_at: at,
      expires_at: expiresAt,
    };
    await kit.db.insertInto("grants").values(row).execute();
    return row.id;
  };
  const person: PersonPrincipal = {
    kind: "person",
    personId: ids.ada,
    appId: null,
    sessionId: null,
    scopes: null,
    credential: "session",
  };
  return { ...ids, nodes, grant, person, byApp: { ...person, appId: ids.app } satisfies PersonPrincipal };
}

it("allows a person everything in their own space, and tells nobody else that it is there", async () => {
  await using kit = await createTestKit();
  const { nodes, person } = await plantTree(kit);
  expect(await decide(kit.db, person, "write", nodes.song)).toMatchObject({
    kind: "allow",
    via: { kind: "ownership" },
    access: "manage",
  });
  const stranger = { ...person, personId: newId<PersonId>() };
  expect(await decide(kit.db, stranger, "read", nodes.song)).toEqual({ kind: "not-found", id: nodes.song });
});

it("allows an app what was granted on the node or above it, and names the grant", async () => {
  await using kit = await createTestKit();
  const { nodes, byApp, grant } = await plantTree(kit);
  const grantId = await grant(nodes.music, "read");
  expect(await decide(kit.db, byApp, "read", nodes.song)).toMatchObject({
    kind: "allow",
    via: { kind: "grant", grantId },
    access: "read",
  });
  expect(await decide(kit.db, byApp, "write", nodes.song)).toEqual({
    kind: "deny",
    lacking: "app",
    missingScope: "files.write",
    howToRequest: { nodeId: nodes.song, access: "write" },
  });
  expect(await decide(kit.db, byApp, "read", nodes.private)).toEqual({
    kind: "deny",
    lacking: "app",
    missingScope: "files.read",
    howToRequest: { nodeId: nodes.private, access: "read" },
  });
  expect(await decide(kit.db, byApp, "read", nodes.root)).toEqual({
    kind: "deny",
    lacking: "app",
    missingScope: "files.read",
    howToRequest: { nodeId: nodes.root, access: "read" },
  });
});

it("takes the strongest of several grants", async () => {
  await using kit = await createTestKit();
  const { nodes, byApp, grant } = await plantTree(kit);
  const above = await grant(nodes.music, "write");
  await grant(nodes.album, "read");
  expect(await decide(kit.db, byApp, "write", nodes.song)).toMatchObject({
    kind: "allow",
    via: { grantId: above },
    access: "write",
  });
});

it("ignores a grant that has expired", async () => {
  await using kit = await createTestKit();
  const { nodes, byApp, grant } = await plantTree(kit);
  await grant(nodes.music, "write", new Date("2020-01-01T00:00:00Z"));
  expect(await decide(kit.db, byApp, "read", nodes.song)).toMatchObject({ kind: "deny" });
});

it("does not find what lies below something deleted", async () => {
  await using kit = await createTestKit();
  const { nodes, person } = await plantTree(kit);
  await kit.db.updateTable("nodes").set({ deleted_at: at }).where("id", "=", nodes.music).execute();
  expect(await decide(kit.db, person, "read", nodes.song)).toEqual({ kind: "not-found", id: nodes.song });
});

it("denies who is not signed in, and the operator", async () => {
  await using kit = await createTestKit();
  const { nodes } = await plantTree(kit);
  expect(await decide(kit.db, { kind: "anonymous", appId: null }, "read", nodes.song)).toMatchObject({
    kind: "deny",
    lacking: "anonymous",
  });
  expect(await decide(kit.db, { kind: "operator" }, "read", nodes.song)).toMatchObject({
    kind: "deny",
    lacking: "person",
  });
});

it("shows an app the changes of what it was granted only", async () => {
  await using kit = await createTestKit();
  const { nodes, byApp, person, grant } = await plantTree(kit);
  await grant(nodes.album, "read");
  expect(await visibleNodes(kit.db, byApp, Object.values(nodes))).toEqual(new Set([nodes.album, nodes.song]));
  expect(await visibleNodes(kit.db, person, [nodes.private])).toEqual(new Set([nodes.private]));
});
