import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from "graphql";
import { expect, it } from "vitest";
import { createMemoryCloud, type MemoryCloud } from "./create-memory-cloud.ts";
import { contractOf } from "./gateway/contract-of.ts";
import { schemas } from "./generated/schemas.ts";
import type { GroupId, NodeId, PersonId, SpaceId } from "./kit/ids.ts";
import { newId } from "./kit/ids.ts";
import { takeMemoryDatabase } from "./kit/testing/memory-database.ts";
import { loadService, services } from "./services.ts";

const origin = "http://mows.localhost:4000";
const ownPage = { host: "mows.localhost:4000", origin, "sec-fetch-site": "same-origin" };

/** A cloud with Ada signed in on its own origin. */
async function createCloud() {
  const shipped = await Promise.all(Object.keys(services).map((name) => loadService(services, name)));
  const { db, giveBack } = await takeMemoryDatabase(shipped);
  const cloud = await createMemoryCloud({ db, services: shipped });
  const ada = await signIn(
    cloud,
    await cloud.addPerson({ username: "ada", name: "Ada", role: "owner", quotaBytes: null }),
  );
  const { root_id: rootId } = await cloud.kit.db
    .selectFrom("spaces")
    .select("root_id")
    .where("owner_id", "=", ada.personId)
    .executeTakeFirstOrThrow();
  return {
    ...cloud,
    ada,
    rootId,
    async [Symbol.asyncDispose]() {
      await cloud.stop();
      await giveBack();
    },
  };
}

type Cloud = Awaited<ReturnType<typeof createCloud>>;
/** Whoever asks: below which address, with which cookie, from where. */
type Asker = { below: string; cookie: string | null; personId: PersonId; address?: string };

async function signIn(cloud: MemoryCloud, personId: PersonId): Promise<Asker> {
  return { below: "/.mows/", cookie: (await cloud.openSession(personId, null)).cookie, personId };
}

async function send({ edge }: MemoryCloud, by: Asker, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers({ ...ownPage, ...(by.cookie === null ? {} : { cookie: by.cookie }) });
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  const streamed = init.body == null ? {} : { duplex: "half" as const };
  const request = new Request(`${origin}${by.below}${path}`, { ...init, headers, ...streamed });
  const peer = { kind: "network", address: by.address ?? "192.0.2.1" } as const;
  const { status, headers: answered, body } = await edge.handle(request, peer);
  return new Response(status === 204 || status === 304 ? null : body, { status, headers: answered });
}

async function ask(cloud: MemoryCloud, by: Asker, query: string): Promise<Record<string, never>> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const answer = await send(cloud, by, "graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await answer.json()) as { data?: Record<string, never>; errors?: unknown };
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const encode = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function upload(
  cloud: MemoryCloud,
  by: Asker,
  file: { parentId: string; name: string; text: string; conflict?: string },
) {
  const bytes = new TextEncoder().encode(file.text);
  const pairs = { parentId: file.parentId, filename: file.name, ...(file.conflict && { conflict: file.conflict }) };
  return send(cloud, by, "uploads", {
    method: "POST",
    headers: {
      "tus-resumable": "1.0.0",
      "upload-length": String(bytes.byteLength),
      "upload-metadata": Object.entries(pairs)
        .map(([key, value]) => `${key} ${encode(value)}`)
        .join(","),
      "content-type": "application/offset+octet-stream",
      "content-length": String(bytes.byteLength),
    },
    body: bytes,
  });
}

async function addFile(cloud: Cloud, parentId: string, name: string, text = name): Promise<NodeId> {
  const answer = await upload(cloud, cloud.ada, { parentId, name, text });
  expect(answer.status).toBe(201);
  return answer.headers.get("mows-node-id") as NodeId;
}

async function addFolder(cloud: Cloud, name: string, parentId: string = cloud.rootId): Promise<NodeId> {
  const made = await ask(
    cloud,
    cloud.ada,
    `mutation { createFolder(input: { parentId: "${parentId}", name: "${name}" }) { ... on FolderCreated { folder { id } } } }`,
  );
  return (made["createFolder"] as unknown as { folder: { id: NodeId } }).folder.id;
}

async function makeLink(
  cloud: Cloud,
  nodeId: string,
  terms: string,
  by = cloud.ada,
): Promise<{ id: string; secret: string }> {
  const made = await ask(
    cloud,
    by,
    `mutation { createLink(input: { nodeId: "${nodeId}", ${terms} }) { __typename ... on LinkCreated { link { id url } } ... on Failure { message } } }`,
  );
  const { link } = made["createLink"] as unknown as { link?: { id: string; url: string } };
  if (link === undefined) throw new Error(JSON.stringify(made));
  return { id: link.id, secret: new URL(link.url).hash.slice(1) };
}

/** A browser of its own that opens the link. */
function open(cloud: MemoryCloud, given: object, address = "192.0.2.7"): Promise<Response> {
  const by = { below: "/.mows/", cookie: null, personId: newId<PersonId>(), address };
  return send(cloud, by, "links/open", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(given),
  });
}

async function visit(cloud: Cloud, { secret }: { secret: string }, given: object = {}): Promise<Asker> {
  const answer = await open(cloud, { secret, ...given });
  expect(answer.status).toBe(200);
  const { linkId } = (await answer.json()) as { linkId: string };
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? null;
  return { below: `/.mows/links/${linkId}/`, cookie, personId: cloud.ada.personId, address: "192.0.2.7" };
}

async function problemOf(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

const ended = [410, "LINK_ENDED"];
const notOpen = [401, "LINK_NOT_OPEN"];

it("shows a visitor the file, at the link's own addresses, with a cookie for these alone", async () => {
  await using cloud = await createCloud();
  const id = await addFile(cloud, cloud.rootId, "song.txt", "la la");
  const link = await makeLink(cloud, id, "kind: VIEW");
  const answer = await open(cloud, { secret: link.secret });
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toContain(`Path=/.mows/links/${link.id}/;`);
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  const visitor = await visit(cloud, link);
  const seen = await ask(
    cloud,
    visitor,
    `{ openedLink { ... on OpenedLink { sharedBy nodeId kind } } node(id: "${id}") { ... on File { name contentUrl } } }`,
  );
  const contentUrl = `/.mows/links/${link.id}/files/${id}/content`;
  expect(seen).toEqual({
    openedLink: { sharedBy: "Ada", nodeId: id, kind: "VIEW" },
    node: { name: "song.txt", contentUrl },
  });
  expect(await (await send(cloud, { ...visitor, below: "" }, contentUrl)).text()).toBe("la la");
  // The same cookie is nobody's at the platform's own addresses, and Ada's is nobody's at the link's.
  expect((await send(cloud, { ...visitor, below: "/.mows/" }, `files/${id}/content`)).status).toBe(401);
  expect(await problemOf(await send(cloud, { ...cloud.ada, below: visitor.below }, "graphql"))).toEqual(notOpen);
});

it("keeps who made the link able to hand it out again, and its secret unreadable at rest", async () => {
  await using cloud = await createCloud();
  const link = await makeLink(cloud, await addFolder(cloud, "Shared"), "kind: VIEW");
  const rows = await cloud.kit.db
    .selectFrom("links" as never)
    .selectAll()
    .execute();
  expect(JSON.stringify(rows)).not.toContain(link.secret);
  const { links } = await ask(cloud, cloud.ada, `{ links(nodeId: "${cloud.rootId}") { __typename } }`);
  expect(links).toEqual({ __typename: "Links" });
  expect(JSON.stringify(await cloud.kit.db.selectFrom("audit").selectAll().execute())).not.toContain(link.secret);
  expect(await cloud.kit.db.selectFrom("idempotency").selectAll().execute()).toEqual([]);
});

it("reaches nothing outside of what it is on, and writes only where it may", async () => {
  await using cloud = await createCloud();
  const [shared, other] = [await addFolder(cloud, "Shared"), await addFolder(cloud, "Private")];
  const secret = await addFile(cloud, other, "secret.txt");
  const viewer = await visit(cloud, await makeLink(cloud, shared, "kind: VIEW"));
  const editor = await visit(cloud, await makeLink(cloud, shared, "kind: EDIT"));
  for (const visitor of [viewer, editor]) {
    expect((await send(cloud, visitor, `files/${secret}/content`)).status).toBe(404);
    expect((await upload(cloud, visitor, { parentId: other, name: "in.txt", text: "x" })).status).toBe(404);
    const move = `mutation { moveNode(input: { id: "${shared}", parentId: "${other}" }) { __typename } }`;
    expect(await ask(cloud, visitor, move)).not.toEqual({ moveNode: { __typename: "NodeMoved" } });
  }
  expect((await upload(cloud, viewer, { parentId: shared, name: "in.txt", text: "x" })).status).toBe(403);
  const uploaded = await upload(cloud, editor, { parentId: shared, name: "in.txt", text: "x" });
  expect([uploaded.status, uploaded.headers.get("location")]).toEqual([
    201,
    expect.stringContaining(`${editor.below}uploads/`),
  ]);
  const id = uploaded.headers.get("mows-node-id") ?? "";
  const rename = `mutation { renameNode(input: { id: "${id}", name: "out.txt" }) { __typename } }`;
  expect(await ask(cloud, editor, rename)).toEqual({ renameNode: { __typename: "NodeRenamed" } });
  expect(await ask(cloud, viewer, rename)).toEqual({ renameNode: { __typename: "Denied" } });
  // Written in the name of whoever made the link, by the link.
  const version = await cloud.kit.db
    .withTables<{ versions: { node_id: string; author_id: string; app_id: string } }>()
    .selectFrom("versions")
    .select(["author_id", "app_id"])
    .where("node_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(version).toEqual({ author_id: cloud.ada.personId, app_id: expect.stringMatching(/^link-/) });
});

it("shows an editing visitor nothing of the trash, and lets them empty none of it", async () => {
  await using cloud = await createCloud();
  const folder = await addFolder(cloud, "Shared");
  const gone = await addFile(cloud, folder, "gone.txt");
  await change(cloud, `deleteNode(input: { id: "${gone}" })`);
  const editor = await visit(cloud, await makeLink(cloud, folder, "kind: EDIT"));
  const looked = await ask(
    cloud,
    editor,
    `{ trash(withinId: "${folder}") { ... on TrashPage { entries { node { id } } } } }`,
  );
  expect(JSON.stringify(looked)).not.toContain(gone);
  for (const tried of [
    `emptyTrash(input: { withinId: "${folder}" })`,
    `deleteForever(input: { id: "${gone}" })`,
    `restoreNode(input: { id: "${gone}" })`,
  ])
    expect(await ask(cloud, editor, `mutation { it: ${tried} { __typename } }`)).toEqual({
      it: { __typename: expect.stringMatching(/^(Denied|NodeNotFound)$/) },
    });
  await change(cloud, `restoreNode(input: { id: "${gone}" })`);
});

it("takes what visitors bring to a drop box, and shows them nothing of it", async () => {
  await using cloud = await createCloud();
  const box = await addFolder(cloud, "Letters");
  const taken = await addFile(cloud, box, "letter.txt", "from Ada");
  const link = await makeLink(cloud, box, 'kind: DROP, maximumFileBytes: 20, label: "For Ada"');
  const visitor = await visit(cloud, link, { visitorName: "Grandma" });
  const dropped = await upload(cloud, visitor, {
    parentId: cloud.rootId,
    name: "letter.txt",
    text: "hello",
    conflict: "replace",
  });
  expect(dropped.status).toBe(201);
  expect(dropped.headers.get("mows-node-name")).toBeNull();
  const skipped = await upload(cloud, visitor, { parentId: box, name: "letter.txt", text: "hello", conflict: "skip" });
  expect(skipped.status).toBe(201);
  expect(await problemOf(await upload(cloud, visitor, { parentId: box, name: "a", text: "x".repeat(21) }))).toEqual([
    413,
    "FILE_TOO_LARGE",
  ]);
  const look = `{ openedLink { ... on OpenedLink { nodeId label } } node(id: "${box}") { __typename } children(folderId: "${box}") { __typename } }`;
  expect(await ask(cloud, visitor, look)).toEqual({
    openedLink: { nodeId: null, label: "For Ada" },
    node: { __typename: "Denied" },
    children: { __typename: "Denied" },
  });
  for (const path of [`files/${taken}/content`, `files/${box}/zip`, `files/${newId()}/content`])
    expect((await send(cloud, visitor, path)).status).toBe(404);
  const rename = `mutation { renameNode(input: { id: "${taken}", name: "mine.txt" }) { __typename } }`;
  expect(await ask(cloud, visitor, rename)).toEqual({ renameNode: { __typename: "Denied" } });
  const listed = await ask(cloud, cloud.ada, `{ children(folderId: "${box}") { ... on NodePage { nodes { name } } } }`);
  expect(listed).toEqual({
    children: { nodes: ["letter (2).txt", "letter (3).txt", "letter.txt"].map((name) => ({ name })) },
  });
  const uses = await ask(
    cloud,
    cloud.ada,
    `{ linkUses(linkId: "${link.id}") { ... on LinkUses { uses { kind nodeName visitorName } } } }`,
  );
  expect(uses).toMatchObject({
    linkUses: {
      uses: [
        { kind: "UPLOADED", nodeName: "letter (3).txt" },
        { kind: "UPLOADED", nodeName: "letter (2).txt", visitorName: "Grandma" },
        { kind: "OPENED", visitorName: "Grandma" },
      ],
    },
  });
});

it("counts a download once for each visit, whatever part of the file it begins with, and gives no more than it is good for", async () => {
  await using cloud = await createCloud();
  const folder = await addFolder(cloud, "Shared");
  const [first, second] = [await addFile(cloud, folder, "a.txt"), await addFile(cloud, folder, "b.txt")];
  const link = await makeLink(cloud, folder, "kind: VIEW, downloadLimit: 2");
  const [visitor, another] = [await visit(cloud, link), await visit(cloud, link)];
  const get = (by: Asker, id: string, init: RequestInit = {}) => send(cloud, by, `files/${id}/content`, init);
  expect((await get(visitor, first, { method: "HEAD" })).status).toBe(200);
  for (const range of ["bytes=1-", "bytes=0-1"])
    expect((await get(visitor, first, { headers: { range } })).status).toBe(206);
  expect((await get(visitor, first)).status).toBe(200);
  // Two at once for the one that is left.
  const both = await Promise.all([get(visitor, second), get(another, first)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  expect(await problemOf(await get(another, second, { headers: { range: "bytes=1-" } }))).toEqual([
    410,
    "LINK_USED_UP",
  ]);
  expect((await get(visitor, first)).status).toBe(200);
});

it("asks for the password, and makes guessing slow, here and from everywhere", async () => {
  await using cloud = await createCloud();
  const link = await makeLink(cloud, await addFolder(cloud, "Shared"), 'kind: VIEW, password: "open sesame"');
  const { secret } = link;
  expect(await problemOf(await open(cloud, { secret }))).toEqual([401, "LINK_PASSWORD_NEEDED"]);
  for (let guess = 0; guess < 5; guess += 1)
    expect(await problemOf(await open(cloud, { secret, password: `guess ${guess}` }))).toEqual([
      401,
      "LINK_PASSWORD_WRONG",
    ]);
  const limited = await open(cloud, { secret, password: "open sesame" });
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await problemOf(limited)).toEqual([429, "RATE_LIMITED"]);
  const elsewhere = await open(cloud, { secret, password: "open sesame" }, "192.0.2.99");
  expect(elsewhere.status).toBe(200);
  expect(await problemOf(await open(cloud, { secret: "0".repeat(48), password: "x" }, "192.0.2.98"))).toEqual(ended);
});

it("parts one link's visitors from another's, and believes no cookie that it did not give", async () => {
  await using cloud = await createCloud();
  const [mine, other] = [await addFolder(cloud, "Mine"), await addFolder(cloud, "Other")];
  const [first, second] = [await makeLink(cloud, mine, "kind: VIEW"), await makeLink(cloud, other, "kind: VIEW")];
  const visitor = await visit(cloud, first);
  const forged = { ...visitor, below: `/.mows/links/${second.id}/` };
  const node = { method: "POST", headers: { "content-type": "application/json" }, body: `{"query":"{__typename}"}` };
  expect(await problemOf(await send(cloud, forged, "graphql", node))).toEqual(notOpen);
  expect(await problemOf(await send(cloud, { ...visitor, cookie: "mows_link=x" }, "graphql", node))).toEqual(notOpen);
  const twice = { ...visitor, cookie: `${visitor.cookie}; ${visitor.cookie}` };
  expect(await problemOf(await send(cloud, twice, "graphql", node))).toEqual(notOpen);
  // Nothing else of the platform is there, from no other origin, and no token excuses that.
  expect((await send(cloud, visitor, "auth/sign-out", { method: "POST" })).status).toBe(404);
  for (const stranger of [{ "sec-fetch-site": "same-site" }, { origin: "http://spotify.mows.localhost:4000" }])
    expect((await send(cloud, visitor, "graphql", { ...node, headers: { ...node.headers, ...stranger } })).status).toBe(
      403,
    );
  const inApp = await send(cloud, visitor, "graphql", {
    ...node,
    headers: { ...node.headers, host: "notes.mows.localhost:4000" },
  });
  expect(inApp.status).toBe(404);
});

it.each([
  ["is revoked", (cloud: Cloud, id: string) => change(cloud, `revokeLink(input: { id: "${id}" })`)],
  ["is taken back as a right", (cloud: Cloud, id: string) => change(cloud, `revokeGrant(input: { id: "${id}" })`)],
  [
    "gets another password",
    (cloud: Cloud, id: string) => change(cloud, `changeLink(input: { id: "${id}", password: "other" })`),
  ],
  [
    "has its node in the trash",
    (cloud: Cloud, _id: string, node: string) => change(cloud, `deleteNode(input: { id: "${node}" })`),
  ],
  ["is over", (cloud: Cloud, id: string) => setEnd(cloud, id)],
])("is dead at once when it %s", async (_what, end) => {
  await using cloud = await createCloud();
  const folder = await addFolder(cloud, "Shared");
  const id = await addFile(cloud, folder, "a.txt");
  const link = await makeLink(cloud, folder, "kind: VIEW");
  const visitor = await visit(cloud, link);
  expect((await send(cloud, visitor, `files/${id}/content`)).status).toBe(200);
  await end(cloud, link.id, folder);
  expect(await problemOf(await send(cloud, visitor, `files/${id}/content`))).toEqual(notOpen);
  const again = await problemOf(await open(cloud, { secret: link.secret }));
  expect([ended, [401, "LINK_PASSWORD_NEEDED"]]).toContainEqual(again);
});

it("is dead at once when who made it may not share the node any more", async () => {
  await using cloud = await createCloud();
  const bob = await signIn(
    cloud,
    await cloud.addPerson({ username: "bob", name: "Bob", role: "member", quotaBytes: null }),
  );
  const folder = await addFolder(cloud, "Shared");
  await change(cloud, `shareNode(input: { nodeId: "${folder}", username: "bob", role: MANAGE })`);
  const link = await makeLink(cloud, folder, "kind: EDIT", bob);
  const visitor = await visit(cloud, link);
  const peek = () => ask(cloud, visitor, "{ openedLink { __typename } }");
  expect(await peek()).toEqual({ openedLink: { __typename: "OpenedLink" } });
  // A lesser role, though the link's own grant still leads up to it.
  await cloud.kit.db.updateTable("grants").set({ role: "write" }).where("person_id", "=", bob.personId).execute();
  await expect(peek()).rejects.toThrow();
  await cloud.kit.db.updateTable("grants").set({ role: "manage" }).where("person_id", "=", bob.personId).execute();
  await peek();
  const { rootId, groupId } = await plantGroup(cloud, bob.personId);
  const groups = await makeLink(cloud, rootId, "kind: DROP", bob);
  const member = await visit(cloud, groups);
  await cloud.kit.db.updateTable("group_members").set({ role: "member" }).where("group_id", "=", groupId).execute();
  expect(await problemOf(await upload(cloud, member, { parentId: rootId, name: "a", text: "x" }))).toEqual(notOpen);
  expect(await problemOf(await open(cloud, { secret: groups.secret }))).toEqual(ended);
});

/** Every query and mutation there is, each about the node. */
function everything(nodeId: string): { name: string; source: string }[] {
  const schema = contractOf(Object.values(schemas));
  const value = (type: GraphQLInputType): string => {
    if (isNonNullType(type)) return value(type.ofType);
    if (isListType(type)) return `[${value(type.ofType)}]`;
    if (isEnumType(type)) return type.getValues()[0]!.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(({ name }) => name !== "idempotencyKey");
      return `{ ${fields.map((field) => `${field.name}: ${value(field.type)}`).join(", ")} }`;
    }
    const scalars: Record<string, string> = {
      Int: "1",
      Float: "1.5",
      Bytes: "1",
      Boolean: "true",
      DateTime: '"2999-01-01T00:00:00.000Z"',
    };
    return scalars[type.name] ?? (type.name === "ID" ? `"${nodeId}"` : '"x"');
  };
  const fieldsOf = (type: GraphQLObjectType | null | undefined) => Object.values(type?.getFields() ?? {});
  const call = ({ name, args, type }: GraphQLField<unknown, unknown>): string => {
    const given = args.filter((arg) => arg.name !== "after").map((arg) => `${arg.name}: ${value(arg.type)}`);
    const selected = isLeafType(getNullableType(type)) ? "" : " { __typename }";
    return `it: ${name}${given.length === 0 ? "" : `(${given.join(", ")})`}${selected}`;
  };
  return [
    ...fieldsOf(schema.getQueryType()).map((field) => ({ name: field.name, source: `{ ${call(field)} }` })),
    ...fieldsOf(schema.getMutationType()).map((field) => ({ name: field.name, source: `mutation { ${call(field)} }` })),
  ];
}

/** What anybody may ask on the cloud's own origin, signed in or not. */
const anybodys = {
  can: "Can",
  session: "Session",
  confirmEmail: "LinkOver",
  requestPasswordReset: "MailUnavailable",
  resetPassword: "LinkOver",
  acceptInvitation: "LinkOver",
};
const visitors = { ...anybodys, openedLink: "OpenedLink", nameVisitor: "OpenedLink" };
const viewers = {
  ...visitors,
  node: "Folder",
  children: "NodePage",
  fileIndex: "FileIndex",
  documents: "Documents",
  ancestors: "Ancestors",
  tags: "TagList",
  search: "SearchPage",
  // Not for links where it is one, but for what it is now (`document`).
  document: "NotADocument",
  documentHistory: "NotADocument",
  compareDocument: "NotADocument",
  documentAuthors: "NotADocument",
};
const editors = {
  ...viewers,
  createFolder: "FolderCreated",
  createShortcut: "NameTaken",
  tagNode: "NodeTagged",
  setFolderColour: "FolderColourSet",
  nameDocumentVersion: "NotADocument",
  restoreDocument: "NotADocument",
};

it("refuses a visitor all that is not theirs, by name, whatever the link allows, and breaks at nothing", async () => {
  await using cloud = await createCloud();
  const folder = await addFolder(cloud, "Shared");
  const refusals = /Denied$|NotFound$|Invalid$/;
  const operations = everything(folder);
  // The one that changes something comes last.
  for (const [kind, allowed] of [
    ["DROP", visitors],
    ["VIEW", viewers],
    ["EDIT", editors],
  ] as const) {
    const visitor = await visit(cloud, await makeLink(cloud, folder, `kind: ${kind}`));
    const answers: Record<string, unknown> = {};
    for (const { name, source } of operations) {
      const told = await ask(cloud, visitor, source).then(
        (answer) => (answer["it"] as unknown as { __typename: string }).__typename,
        (error: unknown) => String(error),
      );
      if (!refusals.test(told)) answers[name] = told;
    }
    expect(answers).toEqual(allowed);
    expect(await ask(cloud, visitor, "{ session { person { id } } }")).toEqual({ session: { person: null } });
  }
});

async function change(cloud: Cloud, mutation: string): Promise<void> {
  const answer = await ask(cloud, cloud.ada, `mutation { it: ${mutation} { __typename ... on Failure { message } } }`);
  expect(answer).not.toMatchObject({ it: { message: expect.anything() } });
}

async function setEnd({ kit }: Cloud, id: string): Promise<void> {
  const past = new Date(Date.now() - 1000);
  await kit.db
    .updateTable("grants")
    .set({ expires_at: past })
    .where("id", "=", id as never)
    .execute();
}

async function plantGroup({ kit }: Cloud, personId: PersonId): Promise<{ rootId: NodeId; groupId: GroupId }> {
  const [groupId, spaceId, rootId] = [newId<GroupId>(), newId<SpaceId>(), newId<NodeId>()];
  const at = new Date();
  await kit.write({ kind: "operator" }, null, async (tx) => {
    await tx.insertInto("groups").values({ id: groupId, name: "Family", description: "", created_at: at }).execute();
    const member = { group_id: groupId, person_id: personId, role: "manager", joined_at: at } as const;
    await tx.insertInto("group_members").values(member).execute();
    const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
    await tx
      .insertInto("spaces")
      .values({ id: spaceId, group_id: groupId, root_id: rootId, ...bytes })
      .execute();
    const row = { name: "Family", name_key: "family", kind: "folder", size: 0, mime: null, head_version: 0 } as const;
    const times = { created_at: at, modified_at: at, deleted_at: null };
    await tx
      .insertInto("nodes")
      .values({ id: rootId, space_id: spaceId, parent_id: null, ...row, ...times })
      .execute();
    return null;
  });
  return { rootId, groupId };
}
