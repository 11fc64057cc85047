import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { expect } from "@playwright/test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { test } from "../support/published.ts";

/** Packed bytes of each package; it may grow by a twentieth before the budget is raised where everyone sees it. */
const budgetFile = join(import.meta.dirname, "../tarball-budgets.json");
const growthAllowed = 1.05;

const names = ["@mows/react", "@mows/sdk", "@mows/testing", "@mows/vite-plugin", "create-mows-app", "mows"];

test("what is published has its tests here", ({ tarballs }) => {
  expect([...tarballs.keys()].toSorted()).toEqual(names);
});

for (const name of names) {
  test(`${name} is packed as its package.json says`, async ({ tarballs }) => {
    const tarball = await bytesOf(tarballs, name);
    const { messages, pkg } = await publint({ pack: { tarball } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
    expect(JSON.stringify(pkg)).not.toContain("workspace:");
  });

  test(`${name} stays within its size`, async ({ tarballs }) => {
    const budgets = JSON.parse(await readFile(budgetFile, "utf8")) as Record<string, number>;
    const { size } = await stat(tarballs.get(name) ?? "");
    expect(size).toBeLessThanOrEqual(Math.floor((budgets[name] ?? 0) * growthAllowed));
  });
}

/** `mows` is a program: there is nothing in it to import. */
for (const name of names.filter((each) => each !== "mows")) {
  test(`${name} has types for all that can be imported of it`, async ({ tarballs }) => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await bytesOf(tarballs, name))), {
      excludeEntrypoints: [/\.css$/],
    });
    if (!analysis.types) throw new Error(`${name} has no types`);
    // Packages are ES modules only: what `require` finds, and what is older than `exports`, is nobody's.
    const problems = analysis.problems.filter((problem) =>
      (["node16-esm", "bundler"] as const).some((kind) => problemAffectsResolutionKind(problem, kind, analysis)),
    );
    expect(problems).toEqual([]);
  });
}

test.afterAll("new budgets, where they were asked for", async ({ tarballs }) => {
  if (process.env["MOWS_UPDATE_BUDGETS"] === undefined) return;
  const sizes = await Promise.all(
    names.map(async (name) => [name, (await stat(tarballs.get(name) ?? "")).size] as const),
  );
  await writeFile(budgetFile, `${JSON.stringify(Object.fromEntries(sizes), null, 2)}\n`);
});

async function bytesOf(tarballs: ReadonlyMap<string, string>, name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(tarballs.get(name) ?? "")).buffer;
}
