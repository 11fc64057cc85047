import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "../support/published.ts";
import { run } from "../support/run.ts";
import { watchPages } from "../support/watch-page.ts";

test("a new app, made and run from the packages as they are published", async ({ context, page, tarballs }) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "mows-new-app-"));
  // Not below the other: the database runs as a user who may not enter that one.
  const data = await mkdtemp(join(tmpdir(), "mows-new-app-data-"));
  const app = join(folder, "my-notes");
  let dev: ChildProcess | null = null;
  try {
    const creator = tarballs.get("create-mows-app") ?? "";
    const create = ["exec", "--yes", `--package=${creator}`, "--", "create-mows-app", "--no-install"];
    await run("npm", [...create, "my-notes", "--template", "notes"], { cwd: folder });
    await useTarballs(app, tarballs);
    await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: app });

    await run("npm", ["test"], { cwd: app });
    // Another template needs what the first one needs.
    const music = join(folder, "my-music");
    await run("npm", [...create, "my-music", "--template", "music"], { cwd: folder });
    await symlink(join(app, "node_modules"), join(music, "node_modules"));
    await run("npm", ["test"], { cwd: music });

    await run("npm", ["run", "build"], { cwd: app });
    const check = await run("npm", ["run", "--silent", "check"], { cwd: app });
    expect(check.stdout).toContain("My notes 0.1.0 (my-notes) is right.");

    // A port of its own: other tests run beside this one. Its own group, as a terminal would make it.
    const env = { ...process.env, MOWS_PORT: "0", MOWS_DATA: data };
    dev = spawn("npm", ["run", "dev"], { cwd: app, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const signInLink = await saidWhereToOpen(dev);

    const watch = await watchPages(context);
    await page.goto(signInLink);
    await page.getByRole("button", { name: "Allow" }).click();

    await page.getByLabel("A new note").fill("Buy milk\nand bread");
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByText("and bread")).toBeVisible();

    await page.getByLabel("A new note").fill("half a thought");
    await edit(join(app, "src/new-note.tsx"), "Keep it", "Keep this one");
    await expect(page.getByRole("button", { name: "Keep this one" })).toBeVisible();
    await expect(page.getByLabel("A new note")).toHaveValue("half a thought");
    await edit(join(app, "src/app.css"), "margin: 0 auto;", "margin: 0 auto; outline: 3px solid rgb(1, 2, 3);");
    await expect(page.getByRole("main")).toHaveCSS("outline-color", "rgb(1, 2, 3)");
    watch.expectClean();
  } finally {
    await endGroup(dev);
    for (const made of [folder, data]) await rm(made, { recursive: true, force: true });
  }
});

/** Resolves with the link that signs in, once the app is served: that is the last thing that `npm run dev` says. */
function saidWhereToOpen({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (part: string) => {
      said += part;
      const link = /by this link, once: (http:\S+)/.exec(said)?.[1];
      if (link !== undefined && said.includes("My notes is at http")) resolve(link);
    };
    for (const stream of [stdout, stderr]) stream?.setEncoding("utf8").on("data", listen);
    stdout?.once("close", () => reject(new Error(`npm run dev ended:\n${said}`)));
  });
}

async function endGroup(child: ChildProcess | null): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, "close");
  process.kill(-child.pid, "SIGINT");
  await ended;
}

/** The packages under test in place of those of the registry. */
async function useTarballs(app: string, tarballs: ReadonlyMap<string, string>): Promise<void> {
  const path = join(app, "package.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, Record<string, string>>;
  const specs = [...tarballs].map(([name, file]) => [name, `file:${file}`] as const);
  for (const group of [manifest["dependencies"] ?? {}, manifest["devDependencies"] ?? {}]) {
    for (const [name, spec] of specs) if (name in group) group[name] = spec;
  }
  const direct = new Set([
    ...Object.keys(manifest["dependencies"] ?? {}),
    ...Object.keys(manifest["devDependencies"] ?? {}),
  ]);
  manifest["overrides"] = Object.fromEntries(specs.map(([name, spec]) => [name, direct.has(name) ? `$${name}` : spec]));
  await writeFile(path, JSON.stringify(manifest));
}

/** Whole or not at all, as editors save: on a busy machine a file is read between being emptied and written. */
async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  await writeFile(`${path}~`, text.replace(from, to));
  await rename(`${path}~`, path);
}
