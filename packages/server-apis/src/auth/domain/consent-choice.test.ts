import { describe, expect, it } from "vitest";
import { newId, type NodeId, type PersonId } from "../../kit/ids.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "../testing/create-auth-cloud.ts";
import { createTestClock } from "../testing/test-clock.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Ada, on the consent page of an app that asks to change her music and to read her podcasts. */
async function adaIsAsked(overrides: Parameters<typeof createAuthCloud>[0] = {}) {
  const cloud = await createAuthCloud(overrides);
  const personId = await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  const app = await cloud.install("spotify", [
    { path: "/Music", access: "write" },
    { path: "/Podcasts", access: "read" },
  ]);
  const signIn = `${cloud.kit.origins.ofApp(app.id)}/.mows/auth/sign-in`;
  const page = await browser.navigate(signIn);
  const answer = async (choices: object[], shown?: string) => {
    const input = { query: page.search, accept: true, shown: shown ?? (await shownTo()).shown, choices };
    const by = browser.request("/.mows/graphql");
    return (await cloud.query(by, answerConsent, { input }))["answerConsent"];
  };
  const shownTo = async () =>
    (await cloud.query(browser.request("/.mows/graphql"), consentRequest, { query: page.search }))["consentRequest"];
  return {
    cloud,
    personId,
    browser,
    app,
    page,
    signIn,
    answer,
    shownTo,
    [Symbol.asyncDispose]: cloud[Symbol.asyncDispose],
  };
}

const consentRequest = `query ($query: String!) { consentRequest(query: $query) { ... on ConsentRequest {
  shown isAddition requests { path access folderState folderId } } } }`;
const answerConsent = `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename
  ... on ConsentAnswered { redirectUrl } ... on ConsentChoiceInvalid { path problem message }
  ... on ConsentRequestChanged { message } } }`;

async function folder({ kit }: AuthCloud, personId: PersonId, path: string): Promise<NodeId> {
  const made = await kit.write({ kind: "operator" }, null, (tx) => kit.peers.tree.ensureFolder(tx, personId, path));
  if (made.kind !== "folder") throw new Error(`a file is in the way of ${path}`);
  return made.id;
}

/** A file in the root of the person's space. */
async function file({ kit }: AuthCloud, personId: PersonId, name: string): Promise<NodeId> {
  const space = await kit.db
    .selectFrom("spaces")
    .select(["id", "root_id"])
    .where("owner_id", "=", personId)
    .executeTakeFirstOrThrow();
  const [id, now] = [newId<NodeId>(), new Date()];
  await kit.db
    .insertInto("nodes")
    .values({
      id,
      space_id: space.id,
      parent_id: space.root_id,
      name,
      name_key: name.toLowerCase(),
      kind: "file" as const,
      size: 0,
      mime: null,
      head_version: 1,
      created_at: now,
      modified_at: now,
      deleted_at: null,
    })
    .execute();
  return id;
}

function grants({ kit }: AuthCloud) {
  return kit.db
    .selectFrom("grants")
    .innerJoin("nodes", "nodes.id", "grants.node_id")
    .select(["nodes.name", "grants.role", "grants.requested_path as for", "grants.expires_at as until"])
    .orderBy("nodes.name")
    .execute();
}

it("grants another folder than was asked for, and keeps what it stands for", async () => {
  await using ada = await adaIsAsked();
  const folderId = await folder(ada.cloud, ada.personId, "/Old things/Records");
  expect(await ada.answer([{ path: "/Music", folderId }])).toMatchObject({ __typename: "ConsentAnswered" });
  expect(await grants(ada.cloud)).toMatchObject([
    { name: "Podcasts", role: "read", for: "/Podcasts" },
    { name: "Records", role: "write", for: "/Music" },
  ]);
});

it("grants less than was asked for: only reading, and for some time", async () => {
  await using ada = await adaIsAsked();
  const until = new Date(Date.now() + 7 * dayMs);
  const choice = { path: "/Music", access: "READ", expiresAt: until.toISOString() };
  expect(await ada.answer([choice])).toMatchObject({ __typename: "ConsentAnswered" });
  expect(await grants(ada.cloud)).toMatchObject([
    { name: "Music", role: "read", until },
    { name: "Podcasts", role: "read", until: null },
  ]);
  expect((await ada.browser.navigate(ada.signIn)).pathname).toBe("/");
});

it("leaves a line out, and does not ask for it again until more is asked for", async () => {
  await using ada = await adaIsAsked();
  await ada.answer([{ path: "/Music", leaveOut: true }]);
  expect(await grants(ada.cloud)).toMatchObject([{ name: "Podcasts" }]);
  expect((await ada.browser.navigate(ada.signIn)).pathname).toBe("/");

  await ada.cloud.install("spotify", [
    { path: "/Music", access: "write" },
    { path: "/Podcasts", access: "write" },
  ]);
  const page = await ada.browser.navigate(ada.signIn);
  const by = ada.browser.request("/.mows/graphql");
  expect(await ada.cloud.query(by, consentRequest, { query: page.search })).toMatchObject({
    consentRequest: { isAddition: true, requests: [{ path: "/Podcasts", access: "WRITE", folderState: "EXISTS" }] },
  });
});

it("asks again when the time that an answer was given for is over", async () => {
  const clock = createTestClock();
  await using ada = await adaIsAsked({ clock });
  const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
  await ada.answer([{ path: "/Music", expiresAt }]);
  expect((await ada.browser.navigate(ada.signIn)).pathname).toBe("/");
  clock.pass(61_000);
  expect((await ada.browser.navigate(ada.signIn)).pathname).toBe("/consent");
});

describe("what cannot be granted", () => {
  it.each([
    ["more than was asked for", { path: "/Podcasts", access: "WRITE" }, "MORE_THAN_ASKED"],
    ["a time that is over", { path: "/Music", expiresAt: "2020-01-01T00:00:00Z" }, "EXPIRY_PAST"],
    ["a line that was not asked for", { path: "/Photos" }, "NOT_ASKED"],
    ["a path beside the one that was asked for", { path: "/Music/../Private" }, "NOT_ASKED"],
    ["a path instead of a folder", { path: "/Music", folderId: "/Private" }, "FOLDER_NOT_FOUND"],
    ["a folder that is not there", { path: "/Music", folderId: newId() }, "FOLDER_NOT_FOUND"],
  ])("is %s", async (_, choice, problem) => {
    await using ada = await adaIsAsked();
    expect(await ada.answer([choice])).toMatchObject({
      path: choice.path,
      problem,
      message: expect.stringMatching(/Nothing was granted/),
    });
    expect(await grants(ada.cloud)).toEqual([]);
    expect((await ada.browser.navigate(ada.signIn)).pathname).toBe("/consent");
  });

  it("is two answers to one line", async () => {
    await using ada = await adaIsAsked();
    const twice = [{ path: "/Music" }, { path: "/Music", leaveOut: true }];
    expect(await ada.answer(twice)).toMatchObject({ problem: "NOT_ASKED" });
  });

  it("is somebody else's folder, or a file", async () => {
    await using ada = await adaIsAsked();
    const bobs = await folder(ada.cloud, await ada.cloud.addPerson("bob"), "/Music");
    expect(await ada.answer([{ path: "/Music", folderId: bobs }])).toMatchObject({ problem: "FOLDER_NOT_FOUND" });
    const song = await file(ada.cloud, ada.personId, "song.mp3");
    expect(await ada.answer([{ path: "/Music", folderId: song }])).toMatchObject({ problem: "NOT_A_FOLDER" });
    expect(await grants(ada.cloud)).toEqual([]);
  });

  it("is a folder whose name a file has: it is shown, and another folder can be chosen", async () => {
    await using ada = await adaIsAsked();
    await file(ada.cloud, ada.personId, "Music");
    expect(await ada.shownTo()).toMatchObject({ requests: [{ folderState: "FILE_IN_THE_WAY", folderId: null }, {}] });
    expect(await ada.answer([])).toMatchObject({ path: "/Music", problem: "FILE_IN_THE_WAY" });
    const folderId = await folder(ada.cloud, ada.personId, "/Songs");
    expect(await ada.answer([{ path: "/Music", folderId }])).toMatchObject({ __typename: "ConsentAnswered" });
  });
});

describe("an answer to something else than was shown", () => {
  it("is refused when the app asks for more by then", async () => {
    await using ada = await adaIsAsked();
    const { shown } = await ada.shownTo();
    await ada.cloud.install("spotify", [
      { path: "/Music", access: "write" },
      { path: "/Podcasts", access: "write" },
      { path: "/", access: "write" },
    ]);
    expect(await ada.answer([], shown)).toMatchObject({ __typename: "ConsentRequestChanged" });
    expect(await grants(ada.cloud)).toEqual([]);
  });

  it("is refused when the folder at the path is another one by then", async () => {
    await using ada = await adaIsAsked();
    const { shown } = await ada.shownTo();
    await folder(ada.cloud, ada.personId, "/Music");
    expect(await ada.answer([], shown)).toMatchObject({ __typename: "ConsentRequestChanged" });
    expect(await grants(ada.cloud)).toEqual([]);
  });
});

it("is written into the audit log, as is a refusal", async () => {
  await using ada = await adaIsAsked();
  await ada.cloud.answerConsent(ada.browser, ada.page, false);
  await ada.cloud.signInToApp(ada.browser, ada.app.id);
  const rows = await ada.cloud.kit.db
    .selectFrom("audit")
    .select(["action", "person_id", "resource_id"])
    .where("action", "in", ["auth.consent-given", "auth.consent-refused"])
    .orderBy("seq")
    .execute();
  const what = { person_id: ada.personId, resource_id: "spotify" };
  expect(rows).toEqual([
    { action: "auth.consent-refused", ...what },
    { action: "auth.consent-given", ...what },
  ]);
});
