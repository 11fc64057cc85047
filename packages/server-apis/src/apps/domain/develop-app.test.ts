import { expect, it } from "vitest";
import type { AppId } from "../../kit/ids.ts";
import { createAppsCloud, member, operator } from "../testing/create-apps-cloud.ts";
import { developApp } from "./develop-app.ts";
import { findDirectoryApp } from "./find-directory-app.ts";
import { installApp } from "./install-app.ts";

const notes = "notes" as AppId;

it("serves an app from its dev server, under its own identity and requests, until that ends", async () => {
  await using cloud = await createAppsCloud();
  await cloud.directory.manifest(["permissions:", "  files: [{ path: /Notes, access: write }]"]);

  const outcome = await developApp(cloud.apps, operator, { directory: cloud.directory.path, port: 5173 });
  if (outcome.kind !== "developing") throw new Error(outcome.kind);

  expect(outcome.app).toEqual({ id: "notes", name: "Notes", url: cloud.kit.origins.ofApp(notes) });
  expect(cloud.registered).toEqual([{ appId: "notes", name: "Notes", scopes: ["files.write"] }]);
  expect(await findDirectoryApp(cloud.apps, notes)).toMatchObject({
    pages: { kind: "dev-server", port: 5173 },
    requests: [{ path: "/Notes", access: "write" }],
  });

  await outcome.end();
  expect(await findDirectoryApp(cloud.apps, notes)).toBeNull();
});

it("gives the installed app back what it declared", async () => {
  await using cloud = await createAppsCloud();
  await installApp(cloud.apps, operator, cloud.directory.path);
  await cloud.directory.manifest(["permissions:", "  files: [{ path: /Notes, access: write }]"]);
  const outcome = await developApp(cloud.apps, operator, { directory: cloud.directory.path, port: 5173 });
  if (outcome.kind !== "developing") throw new Error(outcome.kind);

  await outcome.end();

  expect((await findDirectoryApp(cloud.apps, notes))?.pages.kind).toBe("folder");
  expect(cloud.registered.map(({ scopes }) => scopes)).toEqual([[], ["files.write"], []]);
});

it("lets the newest dev server win, and the older one's end change nothing", async () => {
  await using cloud = await createAppsCloud();
  const directory = cloud.directory.path;
  const older = await developApp(cloud.apps, operator, { directory, port: 5173 });
  const newer = await developApp(cloud.apps, operator, { directory, port: 5174 });
  if (older.kind !== "developing" || newer.kind !== "developing") throw new Error("refused");

  expect([older.ended.reason, newer.ended.aborted]).toEqual(["replaced", false]);
  await older.end();
  expect((await findDirectoryApp(cloud.apps, notes))?.pages).toEqual({ kind: "dev-server", port: 5174 });
});

it("is the operator's alone, and refuses a manifest that is not one", async () => {
  await using cloud = await createAppsCloud();
  const asked = { directory: cloud.directory.path, port: 5173 };
  for (const principal of [member, { ...member, appId: notes }, { kind: "anonymous", appId: null }] as const) {
    expect(await developApp(cloud.apps, principal, asked)).toMatchObject({ kind: "denied" });
  }
  await cloud.directory.write("mows.yaml", "manifest: 1");
  expect(await developApp(cloud.apps, operator, asked)).toMatchObject({ kind: "manifest-invalid" });
  expect(await findDirectoryApp(cloud.apps, notes)).toBeNull();
});
