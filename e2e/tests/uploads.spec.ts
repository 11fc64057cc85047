import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page, type Request } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { claimCloud, installPlayer, openPlayer } from "../support/owner.ts";
import { watchPages } from "../support/watch-page.ts";

const name = "long recording.mp3";
const fileBytes = 24 * 1024 * 1024;

test("an upload pauses, resumes, survives a reload and arrives whole", async ({ context, page }) => {
  await using file = await writeLargeFile();
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await installPlayer(cloud);
  await openPlayer(page, cloud);
  await expect(page.getByRole("heading", { name: "Bring your music" })).toBeVisible();
  await slowDown(page);

  const row = page.locator(".mows-upload-row").filter({ hasText: name });
  const sentBytes = () => row.getByRole("progressbar").evaluate((bar: HTMLProgressElement) => bar.value);
  await page.getByLabel("Files to upload").setInputFiles(file.path);
  await expect.poll(sentBytes).toBeGreaterThan(1_000_000);
  await expect(row).toContainText(/left/);

  await test.step("it pauses and goes on", async () => {
    await row.getByRole("button", { name: `Pause ${name}` }).click();
    await expect(row).toContainText("Paused");
    const paused = await sentBytes();
    await row.getByRole("button", { name: `Resume ${name}` }).click();
    await expect.poll(sentBytes).toBeGreaterThan(paused);
  });

  await test.step("it goes on after a reload, by itself, from where it was", async () => {
    const before = await sentBytes();
    // A new page would begin at nothing: only what the cloud has kept can bring it here at once.
    const patched = page.waitForRequest((request) => request.method() === "PATCH");
    await page.reload();
    await expect(row).toBeVisible();
    expect(Number((await patched).headers()["upload-offset"])).toBeGreaterThan(before / 2);
    await slowDown(page, false);
    await expect(row).toContainText("Uploaded", { timeout: 60_000 });
  });

  const stored = await page.evaluate(async () => {
    const headers = { "content-type": "application/json" };
    const ask = async (query: string) =>
      (await (
        await fetch("/.mows/graphql", { method: "POST", headers, body: JSON.stringify({ query }) })
      ).json()) as never;
    const { data }: { data: { roots: { roots: { node: { id: string } }[] } } } = await ask(
      "{ roots { ... on Roots { roots { node { id } } } } }",
    );
    const list: { data: { children: { nodes: { name: string; sha256: string }[] } } } = await ask(
      `{ children(folderId: "${data.roots.roots[0]?.node.id ?? ""}") { ... on NodePage { nodes { name ... on File { sha256 } } } } }`,
    );
    return list.data.children.nodes;
  });
  expect(stored).toEqual([{ name, sha256: file.sha256 }]);
  watch.expectClean();
});

test("tabs of one app share one connection, and another takes over when its holder closes", async ({ context }) => {
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  const streams = new Map<Request, Page>();
  context.on("request", (request) => {
    const isPlayers = request.url().startsWith(cloud.urlOf("spotify"));
    const isStream = request.headers()["accept"] === "text/event-stream";
    if (isPlayers && isStream) streams.set(request, request.frame().page());
  });
  context.on("requestfinished", (request) => streams.delete(request));
  context.on("requestfailed", (request) => streams.delete(request));
  const first = await context.newPage();
  /** Which tabs hold a connection now. */
  const holders = () =>
    [...streams.values()].filter((page) => !page.isClosed()).map((page) => (page === first ? "first" : "second"));
  await claimCloud(first, cloud);
  await installPlayer(cloud);
  await openPlayer(first, cloud);
  await expect.poll(holders).toEqual(["first"]);
  const second = await context.newPage();
  await second.goto(cloud.urlOf("spotify"));
  await expect(second.getByRole("button", { name: /Account: Olga/ })).toBeVisible();
  expect(holders()).toEqual(["first"]);

  await first.close();
  await expect.poll(holders).toEqual(["second"]);
  watch.expectClean();
});

/** A file too large to be sent while nobody looks. */
async function writeLargeFile() {
  const folder = await mkdtemp(join(tmpdir(), "mows-large-"));
  const path = join(folder, name);
  const content = randomBytes(fileBytes);
  await writeFile(path, content);
  return {
    path,
    sha256: createHash("sha256").update(content).digest("hex"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Sends at 1 MB/s, so that there is something to pause; or as fast as it goes again. */
async function slowDown(page: Page, slow = true): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const uploadThroughput = slow ? 1_000_000 : -1;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}
