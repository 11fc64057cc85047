import { expect, it } from "vitest";
import type { AppId } from "../../kit/ids.ts";
import { createAppsCloud, operator } from "../testing/create-apps-cloud.ts";
import { installApp } from "./install-app.ts";
import { appsDb } from "./tables.ts";

const notes = "notes" as AppId;

it("finds an app as soon as it is installed, though it was asked for before", async () => {
  await using cloud = await createAppsCloud();
  const { apps, directory } = cloud;
  expect(await apps.known.find(notes)).toBeNull();
  await installApp(apps, operator, directory.path);
  expect(await apps.known.find(notes)).toMatchObject({ id: "notes" });
});

it("reads an app once, until it is told that apps have changed, by this process or another", async () => {
  await using cloud = await createAppsCloud();
  const { apps, kit, directory } = cloud;
  await installApp(apps, operator, directory.path);
  const before = await apps.known.find(notes);
  await appsDb(kit.db).deleteFrom("apps").execute();
  expect(await apps.known.find(notes)).toBe(before);

  kit.bus.publish("apps");

  expect(await apps.known.find(notes)).toBeNull();
});

it("does not keep what it began to read before a change", async () => {
  await using cloud = await createAppsCloud();
  const { apps, kit, directory } = cloud;
  await installApp(apps, operator, directory.path);
  const reading = apps.known.find(notes);
  kit.bus.publish("apps");
  await reading;
  await appsDb(kit.db).deleteFrom("apps").execute();
  expect(await apps.known.find(notes)).toBeNull();
});
