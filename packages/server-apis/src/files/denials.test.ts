import { graphql } from "graphql";
import { expect, it } from "vitest";
import type { Principal } from "../kit/principal.ts";
import { executableSchema } from "../kit/testing/executable-schema.ts";
import { createFileCloud, tusHeaders, type FileCloud } from "./testing/file-cloud.ts";

async function denials(cloud: FileCloud) {
  const rows = await cloud.kit.db
    .selectFrom("audit")
    .select(["app_id", "resource_id", "decision", "facts"])
    .where("action", "=", "access.denied")
    .orderBy("seq")
    .execute();
  return rows.map((row) => [row.app_id, row.resource_id, row.decision, row.facts]);
}

/** One operation of this service, as somebody. */
async function ask(cloud: FileCloud, principal: Principal, source: string): Promise<unknown> {
  const resolvers = cloud.kit.running["files"]?.resolvers ?? {};
  const contextValue = { principal, clientAddress: "local" };
  const { data, errors } = await graphql({ schema: executableSchema(resolvers), source, contextValue });
  expect(errors).toBeUndefined();
  return data;
}

it("writes down what an app was refused: queries, changes, contents and uploads", async () => {
  await using cloud = await createFileCloud();
  const [music, secret] = [await cloud.folder("/Music"), await cloud.folder("/Private")];
  const diary = await cloud.upload("diary.txt", "Dear diary", { parentId: secret });
  const app = await cloud.throughApp(cloud.ada, "player", { [music]: "read" });

  expect(await ask(cloud, app, `{ children(folderId: "${secret}") { __typename } }`)).toMatchObject({
    children: { __typename: "Denied" },
  });
  await ask(cloud, app, `mutation { createFolder(input: { parentId: "${music}", name: "x" }) { __typename } }`);
  expect((await cloud.fetch(`files/${diary}/content`, { as: app })).status).toBe(403);
  const headers = { ...tusHeaders({ parentId: secret, filename: "x" }), "upload-length": "0" };
  expect((await cloud.fetch("uploads", { as: app, method: "POST", headers })).status).toBe(403);

  expect(await denials(cloud)).toEqual([
    ["player", secret, "deny", { tried: "files.read" }],
    ["player", music, "deny", { tried: "files.write" }],
    ["player", diary, "deny", { tried: "files.read" }],
    ["player", secret, "deny", { tried: "files.write" }],
  ]);
  expect(await cloud.kit.audit.verify()).toMatchObject({ kind: "intact" });
});

it("keeps the log free of what is no refusal: nobody signed in, and what is not there", async () => {
  await using cloud = await createFileCloud();
  const secret = await cloud.folder("/Private");
  const { principal: bob } = await cloud.addPerson();
  await ask(cloud, { kind: "anonymous", appId: null }, `{ node(id: "${secret}") { __typename } }`);
  await ask(cloud, bob, `{ node(id: "${secret}") { __typename } }`);
  expect(await denials(cloud)).toEqual([]);
});
