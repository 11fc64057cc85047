import { expect, test, type Page } from "@playwright/test";
import { signInToApp } from "../support/app-sign-in.ts";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { makeFolder, rootOf } from "../support/files.ts";
import { enterPassword } from "../support/owner.ts";
import { signIn, type Caller } from "../support/person.ts";
import { writeApp, type AppWish } from "../support/picking-app.ts";
import { createUpload, uploadFile } from "../support/tus.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

const player: AppWish = {
  id: "player",
  name: "Cadence",
  files: [
    { path: "/Music", access: "write" },
    { path: "/Podcasts", access: "read" },
  ],
};

type World = { cloud: Cloud; music: string; podcast: string; /** What the app's origin may do. */ app: Caller };

/** Ada with music, which Bob may see, and a podcast; and the app that she let at both. */
async function withPlayer(): Promise<World & AsyncDisposable> {
  const cloud = await startCloud();
  for (const name of ["ada", "bob"]) expect((await cloud.cli("user", "add", name)).code).toBe(0);
  await using written = await writeApp(player);
  const installed = await cloud.cli("app", "install", written.folder);
  expect(installed.code, installed.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const root = await rootOf(ada);
  const music = await makeFolder(ada, root, "Music");
  const podcasts = await makeFolder(ada, root, "Podcasts");
  const podcast = await uploadFile(ada, podcasts, "first.txt", Buffer.from("Welcome"));
  const app = await signInToApp(cloud, ada, "player");
  const shared = await ada.graphql<{ shareNode: { __typename: string } }>(
    `mutation ($input: ShareNodeInput!) { shareNode(input: $input) { __typename } }`,
    { input: { nodeId: music, username: "bob", role: "READ" } },
  );
  expect(shared.shareNode.__typename).toBe("NodeShared");
  return { cloud, music, podcast, app, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
}

async function openPermissions(page: Page, cloud: Cloud): Promise<void> {
  await page.goto(`${cloud.url}/sign-in?return_to=/settings/permissions`);
  await enterPassword(page, "ada", "demo-demo-demo");
  await expect(page.getByRole("heading", { level: 1, name: "Apps and permissions" })).toBeVisible();
}

/** Of an upload that the app begins: 201, or why not. */
async function statusOfUpload({ app, music }: World): Promise<number> {
  return (await createUpload(app, { parentId: music, name: "song.txt", sizeBytes: 3 })).status;
}

async function statusOfPodcast({ app, podcast }: World): Promise<number> {
  return (await app.call(`/.mows/files/${podcast}/content`)).status;
}

test("what an app may touch is seen, made less and taken back, and it holds at once", async ({ context, page }) => {
  await using world = await withPlayer();
  const { cloud } = world;
  const watch = await watchPages(context);
  expect([await statusOfUpload(world), await statusOfPodcast(world)]).toEqual([201, 200]);

  await openPermissions(page, cloud);
  const card = page.getByRole("region", { name: "Cadence" });
  const grants = card.getByRole("list", { name: "What Cadence may touch" });
  await expect(grants.getByRole("listitem")).toHaveCount(2);
  await expect(card.getByLabel("What it may do with /Music")).toHaveValue("WRITE");
  await expect(card.getByLabel("What it may do with /Podcasts")).toHaveValue("READ");

  await card.getByLabel("What it may do with /Music").selectOption("See");
  await card.getByRole("button", { name: "Save (/Music)" }).click();
  await expect(card.getByText("Saved. It holds at once.")).toBeVisible();
  expect(await statusOfUpload(world)).toBe(403);

  await card.getByRole("button", { name: "Take back /Podcasts" }).click();
  const question = card.getByRole("group", { name: /^Take \/Podcasts back from Cadence\?/ });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await checkPage(page, "permissions-question");
  await page.keyboard.press("Escape");
  await expect(card.getByRole("button", { name: "Take back /Podcasts" })).toBeFocused();
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Take back" }).click();
  await expect(grants.getByRole("listitem")).toHaveCount(1);
  expect(await statusOfPodcast(world)).toBe(403);

  await card.getByRole("button", { name: "Take everything back" }).click();
  await card.getByRole("group").getByRole("button", { name: "Take everything back" }).click();
  await expect(page.getByText("Everything was taken back from Cadence.")).toBeVisible();
  await expect(card).toHaveCount(0);
  const { session } = await world.app.graphql<{ session: { person: object | null } }>(`{ session { person { id } } }`);
  expect(session.person).toBeNull();
  watch.expectClean();
});

test("a page tells what a person may do through an app, by what, and who else can see it", async ({
  context,
  page,
}) => {
  await using world = await withPlayer();
  const watch = await watchPages(context);
  await openPermissions(page, world.cloud);
  await page.getByRole("link", { name: "Who can see what, and why" }).click();
  await page.getByRole("button", { name: "Choose a folder" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a folder" });
  await dialog.getByRole("button", { name: "Open Music" }).click();
  await dialog.getByRole("button", { name: "Use “Music”" }).click();
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("ada may see, change and share /Music.");
  await expect(verdict.getByRole("listitem")).toHaveText(["ada owns it."]);

  await page.getByLabel("Through").selectOption("Cadence");
  await expect(verdict).toContainText("Cadence, for ada, may see and change /Music.");
  await expect(verdict).toContainText("Cadence was given “See and change” on /Music.");

  const who = page.getByRole("region", { name: "Who can see this" });
  await expect(who.getByRole("listitem")).toHaveCount(3);
  await expect(who.getByRole("listitem").filter({ hasText: "bob" })).toContainText("Person · See");
  await checkPage(page, "explain");
  const explained = await world.cloud.cli("explain", "/Music", "--as", "ada", "--app", "player", "--json");
  expect(JSON.parse(explained.stdout)).toMatchObject({ access: "WRITE", appAccess: { via: "GRANT", role: "WRITE" } });
  const listed = await world.cloud.cli("explain", "/Music", "--as", "ada", "--who");
  expect(listed.stdout).toContain("bob: read");

  await who.getByRole("button", { name: "Take back from bob" }).click();
  await who.getByRole("group").getByRole("button", { name: "Take back" }).click();
  await expect(who.getByRole("listitem")).toHaveCount(2);
  await expect(who.getByText("bob")).toHaveCount(0);
  watch.expectClean();
});
