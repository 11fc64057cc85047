import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { installConsumers, type Consumers } from "../support/consumers.ts";
import { test } from "../support/published.ts";
import { run } from "../support/run.ts";
import { serveFolder } from "../support/serve-folder.ts";

/** One after another: what they share is installed once. */
test.describe.configure({ mode: "default", timeout: 180_000 });

let consumers: Consumers;
test.beforeAll(async ({ tarballs }) => {
  consumers = await installConsumers(tarballs);
});
test.afterAll(() => consumers?.remove());

for (const resolution of ["bundler", "nodenext", "node16"]) {
  test(`the published types hold in a program with moduleResolution ${resolution}`, async () => {
    await consumers.run("tsc", "-p", join("types", `${resolution}.json`));
  });
}

test("the SDK asks a real cloud from plain Node", async () => {
  await using cloud = await startCloud();
  const program = join(consumers.folder, "node/query.js");
  const url = `http://127.0.0.1:${cloud.port}`;
  const { stdout } = await run(process.execPath, [program, url], { cwd: consumers.folder });
  expect(JSON.parse(stdout)).toEqual({ person: null, needsOwner: true, roots: "Denied" });
});

test("components work in a plain Vite app, without our plugin", async ({ page }) => {
  await consumers.run("vite", "build", "vite");
  await using site = await serveFolder(join(consumers.folder, "vite/dist"));
  const errors = errorsOf(page);
  await page.goto(site.url);
  await expect(page.getByRole("heading", { name: "A plain Vite app" })).toBeVisible();
  await expect(page.locator(".mows-sign-in"), "has its styles").not.toHaveCSS("display", "block");
  expect(errors).toEqual([]);
});

test("components work in Next.js, rendered on its server first", async ({ page, request }) => {
  await consumers.run("next", "build", "next");
  await using site = await startNext(consumers);
  expect(await (await request.get(site.url)).text()).toContain("A Next.js app</h1>");

  const errors = errorsOf(page);
  await page.goto(site.url);
  const answer = page.waitForResponse(`${site.url}/.mows/graphql`);
  await expect(page.getByRole("heading", { name: "A Next.js app" })).toBeVisible();
  // Only a page that came alive asks.
  await answer;
  expect(errors).toEqual([]);
});

/** What scripts throw and report. That there is no cloud behind these pages is no error of theirs. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.includes("/.mows/")) errors.push(message.text());
  });
  return errors;
}

async function startNext({ folder, env }: Consumers): Promise<{ url: string } & AsyncDisposable> {
  const program = join(folder, "node_modules/.bin/next");
  const next = spawn(program, ["start", "next", "--port", "0", "--hostname", "localhost"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(next, "close");
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [next.stdout, next.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const address = /http:\/\/localhost:[1-9]\d*/.exec(said)?.[0];
        if (address !== undefined && said.includes("Ready")) resolve(address);
      });
    }
    void closed.then(() => reject(new Error(`next start ended:\n${said}`)));
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      next.kill("SIGTERM");
      await closed;
    },
  };
}
