import { readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { AppId } from "../../kit/ids.ts";
import type { DirectoryApp } from "../../kit/peers.ts";
import { createAppsCloud, member, operator } from "../testing/create-apps-cloud.ts";
import { findDirectoryApp } from "./find-directory-app.ts";
import { installApp } from "./install-app.ts";
import { listApps } from "./list-apps.ts";

const notes = "notes" as AppId;

it("installs an app: its files are copied, it may ask for sign-in, and it is listed", async () => {
  await using cloud = await createAppsCloud();
  const { apps, directory } = cloud;
  await directory.manifest(["permissions:", "  files: [{ path: /Notes, access: write, reason: To keep them. }]"]);

  const outcome = await installApp(apps, operator, directory.path);

  expect(outcome).toMatchObject({ kind: "installed", app: { id: "notes", name: "Notes", version: "1.0.0" } });
  expect(cloud.registered).toEqual([{ appId: "notes", name: "Notes", scopes: ["files.write"] }]);
  const found = await findDirectoryApp(apps, notes);
  expect(found?.requests).toEqual([{ path: "/Notes", access: "write", reason: "To keep them." }]);
  expect(await readFile(join(folderOf(found), "assets/app.js"), "utf8")).toBe("console.log(1)");
  expect(await listApps(apps, member)).toMatchObject({ kind: "apps", apps: [{ id: "notes" }] });
});

it("updates an app and removes the copy before it", async () => {
  await using cloud = await createAppsCloud();
  const { apps, directory } = cloud;
  await installApp(apps, operator, directory.path);
  const before = folderOf(await findDirectoryApp(apps, notes));

  await directory.write("dist/assets/app.js", "console.log(2)");
  await installApp(apps, operator, directory.path);

  const after = folderOf(await findDirectoryApp(apps, notes));
  expect(after).not.toBe(before);
  expect(await readFile(join(after, "assets/app.js"), "utf8")).toBe("console.log(2)");
  expect(await readdir(join(cloud.dataFolder, "apps/notes"))).toHaveLength(1);
});

it("installs the same files again as the same copy", async () => {
  await using cloud = await createAppsCloud();
  await installApp(cloud.apps, operator, cloud.directory.path);
  const before = folderOf(await findDirectoryApp(cloud.apps, notes));
  await installApp(cloud.apps, operator, cloud.directory.path);
  expect(folderOf(await findDirectoryApp(cloud.apps, notes))).toBe(before);
  expect(await readFile(join(before, "index.html"), "utf8")).toContain("Notes");
});

it("keeps one whole copy when it is installed several times at once", async () => {
  await using cloud = await createAppsCloud();
  const { apps, directory } = cloud;
  const other = await cloud.createDirectory();
  await other.write("dist/assets/app.js", "console.log(3)");
  const outcomes = await Promise.all(
    [directory, other, directory, other].map(({ path }) => installApp(apps, operator, path)),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["installed", "installed", "installed", "installed"]);
  expect(await readdir(join(cloud.dataFolder, "apps/notes"))).toHaveLength(1);
  const staticFolder = folderOf(await findDirectoryApp(apps, notes));
  expect(await readFile(join(staticFolder, "assets/app.js"), "utf8")).toBe("console.log(3)");
});

it("is for the operator: a person is refused, and nobody reads the folder for them", async () => {
  await using cloud = await createAppsCloud();
  expect(await installApp(cloud.apps, member, "/nowhere")).toEqual({
    kind: "denied",
    lacking: "person",
    missingScope: "apps.install",
  });
});

it("says what is wrong with the manifest, and that there is none", async () => {
  await using cloud = await createAppsCloud();
  await cloud.directory.manifest(["icon: ../../secret.svg", "permision: {}"]);
  const outcome = await installApp(cloud.apps, operator, cloud.directory.path);
  expect(outcome).toMatchObject({ kind: "manifest-invalid", problems: [{ path: "icon" }, { path: "permision" }] });
  await rm(join(cloud.directory.path, "mows.yaml"));
  expect(await installApp(cloud.apps, operator, cloud.directory.path)).toMatchObject({ kind: "manifest-invalid" });
  expect(await installApp(cloud.apps, operator, "relative/folder")).toMatchObject({ kind: "manifest-invalid" });
});

it("says that the app is not built", async () => {
  await using cloud = await createAppsCloud();
  await rm(join(cloud.directory.path, "dist/index.html"));
  expect(await installApp(cloud.apps, operator, cloud.directory.path)).toEqual({
    kind: "app-build-missing",
    directory: join(cloud.directory.path, "dist"),
  });
});

it("refuses links, wherever they lead, and keeps nothing of the attempt", async () => {
  await using cloud = await createAppsCloud();
  const { apps, directory } = cloud;
  await symlink("/etc/passwd", join(directory.path, "dist/passwd"));
  expect(await installApp(apps, operator, directory.path)).toMatchObject({
    kind: "manifest-invalid",
    problems: [{ path: "static" }],
  });
  expect(await readdir(join(cloud.dataFolder, "apps/notes"))).toEqual([]);

  await rm(join(directory.path, "dist"), { recursive: true });
  await symlink("/etc", join(directory.path, "dist"));
  expect(await installApp(apps, operator, directory.path)).toMatchObject({ kind: "app-build-missing" });
  expect(await findDirectoryApp(apps, notes)).toBeNull();
});

it("tells no app what else is installed", async () => {
  await using cloud = await createAppsCloud();
  const app = { ...member, appId: notes };
  expect(await listApps(cloud.apps, app)).toMatchObject({ kind: "denied", lacking: "app" });
  expect(await listApps(cloud.apps, { kind: "anonymous", appId: null })).toMatchObject({ lacking: "anonymous" });
});

function folderOf(app: DirectoryApp | null): string {
  if (app?.pages.kind !== "folder") throw new Error("expected an app that is installed");
  return app.pages.folder;
}
