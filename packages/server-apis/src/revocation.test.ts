import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { createMemoryCloud, type MemoryCloud } from "./create-memory-cloud.ts";
import { listen } from "./edge/node/listen.ts";
import { defineService, type Service } from "./kit/define-service.ts";
import { decide } from "./kit/grants/decide.ts";
import { guardSocket } from "./kit/http/guard-socket.ts";
import { newId, type AppId, type GroupId, type NodeId, type PersonId } from "./kit/ids.ts";
import { takeMemoryDatabase } from "./kit/testing/memory-database.ts";
import { loadService, services } from "./services.ts";

const withinMs = 1_000;
const fileBytes = 24 * 1024 * 1024;
const player = "player" as AppId;

/** Stays open while its opener may manage the node that it names. */
const watch: Service = defineService({
  name: "watch",
  schema: "",
  migrations: [],
  scopes: [],
  start: async (kit) => ({
    sockets: [
      {
        path: "watch/:id",
        origins: "all",
        maximumMessageBytes: 16,
        connect: (context, { id }, socket) => {
          const mayManage = async () =>
            (await decide(kit.db, context.principal, "manage", id as NodeId)).kind === "allow";
          guardSocket(kit, context, socket, mayManage);
          socket.send("open");
        },
      },
    ],
  }),
});

/** A cloud over real HTTP, with Ada signed in to it and to an app that may read her music. */
async function createCloud() {
  const shipped = await Promise.all(Object.keys(services).map((name) => loadService(services, name)));
  const { db, giveBack } = await takeMemoryDatabase(shipped);
  const cloud = await createMemoryCloud({ db, services: [...shipped, watch] });
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  listener.serve(cloud.edge);
  const ada = await cloud.addPerson({ username: "ada", name: "Ada", role: "owner", quotaBytes: null });
  await cloud.registerApp({ id: player, name: "Player", requests: [] });
  await cloud.setGrants(ada, player, [{ path: "/Music", access: "read", reason: null }]);
  return {
    ...cloud,
    ada,
    port: listener.port,
    own: await signedIn(cloud, ada, null),
    inPlayer: await signedIn(cloud, ada, player),
    async [Symbol.asyncDispose]() {
      await listener.close(0);
      await cloud.stop();
      await giveBack();
    },
  };
}

type Cloud = Awaited<ReturnType<typeof createCloud>>;

/** What a browser sends from a page of this origin. */
async function signedIn(cloud: MemoryCloud, personId: PersonId, appId: AppId | null): Promise<Record<string, string>> {
  const { cookie } = await cloud.openSession(personId, appId);
  const host = `${appId === null ? "" : `${appId}.`}mows.localhost:4000`;
  return { cookie, host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
}

async function send(
  { port }: Cloud,
  headers: Record<string, string>,
  { method = "GET", path, body }: { method?: string; path: string; body?: string | Uint8Array },
): Promise<IncomingMessage> {
  const outgoing = request({ host: "127.0.0.1", port, path: `/.mows/${path}`, method, headers, agent: false });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return incoming;
}

async function query(cloud: Cloud, by: Record<string, string>, source: string): Promise<Record<string, never>> {
  const headers = { ...by, "content-type": "application/json" };
  const answer = await send(cloud, headers, {
    method: "POST",
    path: "graphql",
    body: JSON.stringify({ query: source }),
  });
  const text = (await answer.toArray()).join("");
  const { data, errors } = JSON.parse(text) as { data?: Record<string, never>; errors?: unknown };
  if (data === undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function uploadSong(cloud: Cloud): Promise<string> {
  const { id: parentId } = await cloud.kit.db
    .selectFrom("nodes")
    .select("id")
    .where("name", "=", "Music")
    .executeTakeFirstOrThrow();
  const pair = (key: string, value: string) => `${key} ${Buffer.from(value).toString("base64")}`;
  const headers = {
    ...cloud.own,
    "tus-resumable": "1.0.0",
    "upload-length": String(fileBytes),
    "upload-metadata": `${pair("parentId", parentId)},${pair("filename", "song.bin")}`,
    "content-type": "application/offset+octet-stream",
  };
  const answer = await send(cloud, headers, { method: "POST", path: "uploads", body: new Uint8Array(fileBytes) });
  answer.resume();
  return String(answer.headers["mows-node-id"]);
}

/** A download that its reader has stopped reading: it is under way for as long as nobody ends it. */
async function startDownload(cloud: Cloud, by: Record<string, string>, id: string): Promise<IncomingMessage> {
  const answer = await send(cloud, by, { path: `files/${id}/content` });
  expect(answer.statusCode).toBe(200);
  answer.on("error", () => undefined);
  await once(answer, "readable");
  return answer;
}

/** How long after `since` the answer was cut; reads on, since a cut is told behind the bytes that are on their way. */
async function cutAfterMs(answer: IncomingMessage, since: number): Promise<number> {
  answer.resume();
  await new Promise((resolve) => answer.once("close", resolve));
  expect(answer.complete).toBe(false);
  return performance.now() - since;
}

async function grantOf({ kit }: Cloud) {
  return kit.db.selectFrom("grants").select(["id", "node_id"]).where("app_id", "=", player).executeTakeFirstOrThrow();
}

it("cuts a running download within a second of taking its grant back", async () => {
  await using cloud = await createCloud();
  const song = await uploadSong(cloud);
  const download = await startDownload(cloud, cloud.inPlayer, song);
  const owners = await startDownload(cloud, cloud.own, song);
  const { id } = await grantOf(cloud);
  const since = performance.now();
  await query(cloud, cloud.own, `mutation { revokeGrant(input: { id: "${id}" }) { __typename } }`);
  expect(await cutAfterMs(download, since)).toBeLessThan(withinMs);
  // Who may still read it goes on.
  expect((await owners.toArray()).reduce((sum: number, chunk: Buffer) => sum + chunk.byteLength, 0)).toBe(fileBytes);
  expect((await send(cloud, cloud.inPlayer, { path: `files/${song}/content` })).statusCode).toBe(403);
});

it("cuts a running download within a second of its grant's end", async () => {
  await using cloud = await createCloud();
  const song = await uploadSong(cloud);
  const download = await startDownload(cloud, cloud.inPlayer, song);
  const { id } = await grantOf(cloud);
  const expiresAt = new Date(Date.now() + 1_500);
  const change = `mutation { changeGrant(input: { id: "${id}", role: READ, expiresAt: "${expiresAt.toISOString()}" }) { __typename } }`;
  expect(await query(cloud, cloud.own, change)).toEqual({ changeGrant: { __typename: "GrantChanged" } });
  // Nothing is read until then: what was not cut by that time would come to its end.
  await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() + withinMs - Date.now()));
  await cutAfterMs(download, 0);
});

it("cuts a visitor's download within a second of taking the link back, and of its end", async () => {
  await using cloud = await createCloud();
  const song = await uploadSong(cloud);
  const openedLink = async (terms = "") => {
    const made = await query(
      cloud,
      cloud.own,
      `mutation { createLink(input: { nodeId: "${song}", kind: VIEW${terms} }) { ... on LinkCreated { link { id url } } } }`,
    );
    const { link } = made["createLink"] as unknown as { link: { id: string; url: string } };
    const { host, origin } = cloud.own;
    const visitor = { host, origin, "sec-fetch-site": "same-origin" } as Record<string, string>;
    const opened = await send(
      cloud,
      { ...visitor, "content-type": "application/json" },
      { method: "POST", path: "links/open", body: JSON.stringify({ secret: new URL(link.url).hash.slice(1) }) },
    );
    opened.resume();
    const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const answer = await send(cloud, { ...visitor, cookie }, { path: `links/${link.id}/files/${song}/content` });
    expect(answer.statusCode).toBe(200);
    answer.on("error", () => undefined);
    await once(answer, "readable");
    return { id: link.id, download: answer };
  };
  const expiresAt = new Date(Date.now() + 2_000);
  const ending = await openedLink(`, expiresAt: "${expiresAt.toISOString()}"`);
  const revoked = await openedLink();
  const since = performance.now();
  await query(cloud, cloud.own, `mutation { revokeLink(input: { id: "${revoked.id}" }) { __typename } }`);
  expect(await cutAfterMs(revoked.download, since)).toBeLessThan(withinMs);
  // Nothing is read until then: what was not cut by that time would come to its end.
  await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() + withinMs - Date.now()));
  await cutAfterMs(ending.download, 0);
});

it("ends an app's subscription within a second of taking everything back from it", async () => {
  await using cloud = await createCloud();
  const events = await subscribe(cloud, cloud.inPlayer);
  await events.next();
  const since = performance.now();
  await query(cloud, cloud.own, `mutation { revokeApp(input: { appId: "player" }) { __typename } }`);
  await events.ended;
  expect(performance.now() - since).toBeLessThan(withinMs);
  const asked = await query(cloud, cloud.inPlayer, "{ session { person { id } } }");
  expect(asked).toEqual({ session: { person: null } });
});

it("shows a subscription what is shared while it is open, and nothing more once that is taken back", async () => {
  await using cloud = await createCloud();
  const bob = await cloud.addPerson({ username: "bob", name: "Bob", role: "member", quotaBytes: null });
  const events = await subscribe(cloud, await signedIn(cloud, bob, null));
  await events.next();
  const { node_id: music } = await grantOf(cloud);
  const folder = (name: string) =>
    query(
      cloud,
      cloud.own,
      `mutation { createFolder(input: { parentId: "${music}", name: "${name}" }) { __typename } }`,
    );
  const shared = await query(
    cloud,
    cloud.own,
    `mutation { shareNode(input: { nodeId: "${music}", username: "bob", role: READ }) { ... on NodeShared { grantId } } }`,
  );
  expect(await events.next()).toMatchObject({ reset: true });
  await folder("Live");
  expect(await events.next()).toMatchObject({ changes: [{ op: "CREATED", parentId: music }] });
  const { grantId } = shared["shareNode"] as unknown as { grantId: string };
  await query(cloud, cloud.own, `mutation { revokeGrant(input: { id: "${grantId}" }) { __typename } }`);
  expect(await events.next()).toMatchObject({ reset: true });
  await folder("Studio");
  await query(
    cloud,
    cloud.own,
    `mutation { shareNode(input: { nodeId: "${music}", username: "bob", role: READ }) { __typename } }`,
  );
  expect(await events.next()).toMatchObject({ reset: true });
});

it("closes a demoted manager's socket within a second, and one whose session ended", async () => {
  await using cloud = await createCloud();
  const rootId = await plantGroup(cloud, "manager");
  const demoted = await openSocket(cloud, cloud.own, rootId);
  const since = performance.now();
  await cloud.kit.db.updateTable("group_members").set({ role: "member" }).execute();
  cloud.kit.revocations.announce({ personIds: [cloud.ada] });
  expect(await demoted.closed).toBe(4403);
  expect(performance.now() - since).toBeLessThan(withinMs);

  const { id: ownRoot } = await cloud.kit.db
    .selectFrom("spaces")
    .select("root_id as id")
    .where("owner_id", "=", cloud.ada)
    .executeTakeFirstOrThrow();
  const signedOut = await openSocket(cloud, cloud.own, ownRoot);
  await send(cloud, cloud.own, { method: "POST", path: "auth/sign-out" });
  expect(await signedOut.closed).toBe(4401);
});

/** Events of the change feed over SSE. */
async function subscribe(cloud: Cloud, by: Record<string, string>) {
  const headers = { ...by, accept: "text/event-stream", "content-type": "application/json" };
  const source = "subscription { changes { reset changes { op parentId } } }";
  const answer = await send(cloud, headers, {
    method: "POST",
    path: "graphql",
    body: JSON.stringify({ query: source }),
  });
  answer.on("error", () => undefined);
  const ended = new Promise((resolve) => answer.once("close", resolve));
  const batches: unknown[] = [];
  let wake = () => undefined as void;
  let text = "";
  answer.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const data = /^data: (\{.*)$/m.exec(event)?.[1];
      if (data !== undefined) batches.push((JSON.parse(data) as { data: { changes: unknown } }).data.changes);
    }
    wake();
  });
  return {
    ended,
    async next(): Promise<unknown> {
      while (batches.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return batches.shift();
    },
  };
}

/** An open socket, and the code that it will be closed with. */
async function openSocket(
  { port }: Cloud,
  by: Record<string, string>,
  id: string,
): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/.mows/watch/${id}`, { headers: by });
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "message");
  return { closed };
}

async function plantGroup({ kit, ada }: Cloud, role: "manager" | "member"): Promise<NodeId> {
  const [groupId, spaceId, rootId] = [newId<GroupId>(), newId<never>(), newId<NodeId>()];
  const at = new Date();
  await kit.db.transaction().execute(async (tx) => {
    await tx.insertInto("groups").values({ id: groupId, name: "Family", description: "", created_at: at }).execute();
    await tx.insertInto("group_members").values({ group_id: groupId, person_id: ada, role, joined_at: at }).execute();
    const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
    await tx
      .insertInto("spaces")
      .values({ id: spaceId, group_id: groupId, root_id: rootId, ...bytes })
      .execute();
    await tx
      .insertInto("nodes")
      .values({
        id: rootId,
        space_id: spaceId,
        parent_id: null,
        name: "Family",
        name_key: "family",
        kind: "folder",
        size: 0,
        mime: null,
        head_version: 0,
        created_at: at,
        modified_at: at,
        deleted_at: null,
      })
      .execute();
  });
  return rootId;
}
