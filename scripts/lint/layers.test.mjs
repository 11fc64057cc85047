import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, toolEnvironment } from "../lib/project.mjs";
import { layerViolation } from "./layer-violation.mjs";

const api = "packages/server-apis/src";

describe("who may import whom", () => {
  it.each([
    ["packages/sdk/src/client.ts", "./core/transport.ts"],
    ["packages/react/src/provider.tsx", "@mows/sdk"],
    ["examples/spotify-clone/src/app/app.tsx", "@mows/react/styles.css"],
    ["examples/spotify-clone/src/app/app.tsx", "../player/queue.ts"],
    ["examples/spotify-clone/src/main.tsx", "../package.json"],
    [`${api}/files/domain/rename.ts`, "../../kit/result.ts"],
    [`${api}/files/resolvers/rename.ts`, "../domain/rename.ts"],
    [`${api}/files/adapters/blob-store.disk.ts`, "../domain/ports.ts"],
    [`${api}/files/adapters/blob-store.disk.ts`, "node:fs"],
    [`${api}/files/service.ts`, "./adapters/blob-store.disk.ts"],
    [`${api}/files/resolvers/mutation.ts`, "../../generated/resolvers.ts"],
    [`${api}/services.ts`, "./files/service.ts"],
    [`${api}/start-cloud.ts`, "node:path"],
    [`${api}/kit/postgres/start.ts`, "node:child_process"],
    [`${api}/kit/clock.node.ts`, "node:timers"],
    [`${api}/edge/node/listen.ts`, "node:http"],
    [`${api}/files/domain/rename.test.ts`, "../adapters/blob-store.memory.ts"],
    [`${api}/kit/config.ts`, "@mows/manifest"],
    [`${api}/kit/blobs/blob-store.contract.ts`, "node:crypto"],
    [`${api}/seventh-service.test.ts`, "./services.ts"],
    ["packages/sdk/src/files/upload.test.ts", "node:http"],
    ["packages/cli/src/serve.ts", "@mows/server-apis"],
    ["apps/console/vite.config.ts", "node:path"],
    ["e2e/demo.spec.ts", "mows"],
    ["e2e/demo.spec.ts", "@mows/sdk"],
  ])("%s may import %s", (importer, specifier) => {
    expect(layerViolation(importer, specifier)).toBeUndefined();
  });

  it.each([
    ["packages/sdk/src/client.ts", "@mows/react", "sdk must not import react"],
    ["packages/sdk/src/client.ts", "../../react/src/index.ts", "leaves the package"],
    ["packages/sdk/src/client.ts", "node:fs", "web standards"],
    ["packages/react/src/provider.tsx", "@mows/server-apis", "react must not import server"],
    ["examples/spotify-clone/src/app/app.tsx", "@mows/manifest", "app must not import manifest"],
    ["examples/spotify-clone/src/app/app.tsx", "../../../../packages/sdk/src/index.ts", "leaves the package"],
    ["apps/console/src/main.tsx", "@mows/spotify-clone", "app must not import app"],
    [`${api}/files/domain/rename.ts`, "../../auth/domain/session.ts", "files must not import its sibling auth"],
    [`${api}/files/domain/rename.test.ts`, "../../auth/domain/session.ts", "files must not import its sibling auth"],
    [`${api}/files/domain/rename.ts`, "../adapters/blob-store.disk.ts", "domain must not import adapters"],
    [`${api}/files/domain/rename.ts`, "../resolvers/mutation.ts", "domain must not import resolvers"],
    [`${api}/files/domain/rename.ts`, "node:fs", "web standards"],
    [`${api}/files/routes.ts`, "./adapters/blob-store.disk.ts", "routes must not import adapters"],
    [`${api}/files/routes/upload.ts`, "../adapters/blob-store.disk.ts", "routes must not import adapters"],
    [`${api}/kit/changes.ts`, "../files/service.ts", "kit must not import service"],
    [`${api}/kit/result.ts`, "node:fs", "web standards"],
    [`${api}/gateway/compose.ts`, "../edge/hosts.ts", "gateway must not import edge"],
    [`${api}/gateway/compose.ts`, "node:http", "web standards"],
    [`${api}/edge/hosts.ts`, "../files/domain/rename.ts", "edge must not import service"],
    [`${api}/files/service.ts`, "../services.ts", "service must not import server"],
    ["platform/manifest/src/index.ts", "@mows/server-apis", "manifest must not import server"],
    ["e2e/demo.spec.ts", "@mows/react", "e2e must not import react"],
    ["packages/server-apis/tools/seed.ts", "node:fs", "belongs to no layer"],
  ])("%s must not import %s", (importer, specifier, reason) => {
    expect(layerViolation(importer, specifier)).toContain(reason);
  });
});

describe("oxlint with the project's configuration", () => {
  it("reports every way to write a forbidden import, and passes an allowed one", async () => {
    await using workspace = await temporaryWorkspace({
      "packages/sdk/src/allowed.ts": 'import { a } from "./client.ts";\nexport const b = a;\n',
      "packages/sdk/src/static.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
      "packages/sdk/src/dynamic.ts": 'export const read = await import("node:fs");\n',
      "packages/sdk/src/re-export.ts": 'export { readFileSync } from "node:fs";\nexport const a = 1;\n',
      "packages/sdk/src/type-only.ts": 'export type Stats = import("node:fs").Stats;\n',
      "packages/sdk/src/star.ts": 'export * from "./client.ts";\nexport const a = 1;\n',
      "packages/sdk/src/barrel.ts": 'export { a } from "./client.ts";\n',
      "packages/sdk/src/utils.ts": "export const a = 1;\n",
      "packages/unknown/lib/file.ts": "export const a = 1;\n",
    });
    expect(await workspace.lint()).toEqual({
      "packages/sdk/src/static.ts": ["mows(layers)"],
      "packages/sdk/src/dynamic.ts": ["mows(layers)"],
      "packages/sdk/src/re-export.ts": ["mows(layers)"],
      "packages/sdk/src/type-only.ts": ["mows(layers)"],
      "packages/sdk/src/star.ts": ["mows(no-export-star)"],
      "packages/sdk/src/barrel.ts": ["mows(no-barrel)"],
      "packages/sdk/src/utils.ts": ["mows(no-grab-bag-file)"],
      "packages/unknown/lib/file.ts": ["mows(layers)"],
    });
  });
});

/** @param {Record<string, string>} files content by path */
async function temporaryWorkspace(files) {
  const folder = await mkdtemp(join(tmpdir(), "mows-lint-"));
  await writeFile(join(folder, "pnpm-workspace.yaml"), "packages: []\n");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return {
    /** @returns {Promise<Record<string, string[]>>} the house rules that were broken, by file */
    async lint() {
      const { diagnostics } = JSON.parse(await oxlint(folder));
      /** @type {Record<string, string[]>} */
      const broken = {};
      for (const { code, filename } of diagnostics) {
        if (code.startsWith("mows(")) (broken[filename] ??= []).push(code);
      }
      return broken;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/**
 * @param {string} cwd
 * @returns {Promise<string>} the report, as JSON; oxlint exits with 1 where it found something
 */
function oxlint(cwd) {
  const args = ["--config", join(root, ".oxlintrc.json"), "--format", "json"];
  return new Promise((resolve, reject) => {
    execFile("oxlint", args, { cwd, env: toolEnvironment() }, (error, stdout, stderr) => {
      if (stdout.startsWith("{")) resolve(stdout);
      else reject(new Error(`oxlint gave no report: ${stdout}${stderr}`, { cause: error }));
    });
  });
}
