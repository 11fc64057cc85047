import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { expect, it } from "vitest";
import { mows } from "../mows.ts";
import { appFolder } from "../testing/app-folder.ts";

const buildApp = (root: string, serviceWorker = true) =>
  build({ root, configFile: false, logLevel: "silent", plugins: [mows({ serviceWorker })] });

const precached = (worker: string) => JSON.parse(/^const precached = (.+);$/m.exec(worker)?.[1] ?? "[]") as string[];

it("keeps the app's own files for use without a network, the page under its address", async () => {
  await using app = await appFolder();
  await buildApp(app.path);

  const worker = await readFile(join(app.path, "dist/service-worker.js"), "utf8");
  const paths = precached(worker).map((path) => path.replace(/-[\w-]{8}\./, "-HASH."));
  expect(paths.toSorted()).toEqual([
    "/",
    "/assets/icon-HASH.svg",
    "/assets/index-HASH.css",
    "/assets/index-HASH.js",
    "/register-service-worker.js",
    "/robots.txt",
  ]);
  expect(await readFile(join(app.path, "dist/index.html"), "utf8")).toContain(`src="/register-service-worker.js"`);
});

it("inlines nothing that the policy would keep out", async () => {
  await using app = await appFolder();
  await buildApp(app.path, false);
  const html = await readFile(join(app.path, "dist/index.html"), "utf8");
  expect(html).not.toMatch(/<script(?![^>]*src)|<style|data:|register-service-worker/);
});

it("is another version when any file changed, and the same when none did", async () => {
  await using app = await appFolder();
  const version = async () => {
    await buildApp(app.path);
    return /mows-app-\w{16}/.exec(await readFile(join(app.path, "dist/service-worker.js"), "utf8"))?.[0];
  };
  const first = await version();
  expect(await version()).toBe(first);
  await app.write("public/robots.txt", "User-agent: nobody");
  expect(await version()).not.toBe(first);
});

it("refuses a manifest that is not one, with its lines", async () => {
  await using app = await appFolder({
    "mows.yaml": "manifest: 1\nid: Notes\nname: Notes\nversion: 1.0.0\nstatic: dist\n",
  });
  await expect(buildApp(app.path)).rejects.toThrow("mows.yaml:2  id must be 1 to 63");
});
