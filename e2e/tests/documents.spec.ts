import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { enterPassword } from "../support/owner.ts";
import { signIn } from "../support/person.ts";
import { checkPage, watchPages, type Watch } from "../support/watch-page.ts";

async function pageOf(context: BrowserContext, cloud: Cloud, name: string, path: string): Promise<[Page, Watch]> {
  const watch = await watchPages(context);
  const page = await context.newPage();
  await page.goto(`${cloud.url}/sign-in?return_to=${path}`);
  await enterPassword(page, name, "demo-demo-demo");
  return [page, watch];
}

const textIn = (page: Page) => page.getByRole("textbox", { name: "Untitled document.md" });
const saved = (page: Page) => expect(page.locator(".mows-sync")).toHaveAttribute("data-state", "saved");

test("two people write one document that one of them made, and say something about it", async ({ browser }) => {
  await using cloud = await startCloud();
  for (const name of ["ada", "bob"]) expect((await cloud.cli("user", "add", name)).code).toBe(0);
  const [ada, adaWatch] = await pageOf(await browser.newContext(), cloud, "ada", "/files");
  await ada.getByRole("button", { name: "New", exact: true }).click();
  await ada.getByRole("menuitem", { name: "New document" }).click();
  await textIn(ada).click();
  await ada.keyboard.type("# Saturday\n\n- oat milk\nbread\n");
  await saved(ada);
  const { pathname } = new URL(ada.url());
  const id = pathname.split("/").at(-1);
  const owner = await signIn(cloud, "ada");
  await owner.graphql(`mutation ($input: ShareNodeInput!) { shareNode(input: $input) { __typename } }`, {
    input: { nodeId: id, username: "bob", role: "WRITE" },
  });

  const narrow = { viewport: { width: 360, height: 740 } };
  const [bob, bobWatch] = await pageOf(await browser.newContext(narrow), cloud, "bob", pathname);
  await test.step("each sees what the other writes, and that they are there", async () => {
    await textIn(bob).click();
    await bob.keyboard.press("Control+End");
    await bob.keyboard.type("apples");
    await expect(textIn(ada)).toContainText("- apples");
    const others = ada.getByRole("list", { name: "1 other person is here" });
    await expect(others.getByRole("button", { name: "Follow bob" })).toBeVisible();
    await expect(ada.locator(".mows-text-host .caret-name")).toHaveAttribute("data-name", "bob");
  });

  await test.step("undoing leaves alone what the other wrote", async () => {
    await ada.getByRole("button", { name: "Undo" }).click();
    await expect(textIn(ada)).toHaveText("apples");
    await ada.getByRole("button", { name: "Redo" }).click();
    await expect(textIn(bob)).toContainText("oat milk");
  });

  await test.step("a comment on a part of it is answered", async () => {
    await textIn(ada).getByText("oat milk").dblclick();
    await ada.getByRole("button", { name: "Comments", exact: true }).click();
    await ada.getByRole("button", { name: "Comment on what is marked" }).click();
    await ada.keyboard.type("How much?");
    await ada.keyboard.press("Control+Enter");
    await bob.getByRole("button", { name: "Comments", exact: true }).click();
    await bob.getByRole("button", { name: "Reply to ada" }).click();
    await bob.keyboard.type("Two.");
    await bob.keyboard.press("Control+Enter");
    await expect(ada.getByText("Two.")).toBeVisible();
    await checkPage(ada, "document");
    await checkPage(bob, "document");
  });

  await test.step("what is written offline is kept, and sent when the cloud is there again", async () => {
    adaWatch.expectClean();
    bobWatch.expectClean();
    await bob.context().setOffline(true);
    await textIn(bob).click();
    await bob.keyboard.press("Control+End");
    await bob.keyboard.type(" and pears");
    await expect(bob.getByRole("status").filter({ hasText: "kept in this browser" })).toBeVisible();
    await bob.context().setOffline(false);
    await expect(textIn(ada)).toContainText("apples and pears");
  });

  await test.step("it is among the files, and opens from there", async () => {
    await ada.getByRole("link", { name: "Back to the folder" }).click();
    await ada.getByRole("row", { name: /Untitled document.md/ }).dblclick();
    await expect(textIn(ada)).toContainText("apples and pears");
    await ada.getByRole("button", { name: "History", exact: true }).click();
    await expect(ada.getByText(/ada and bob|bob and ada/)).toBeVisible();
  });

  await test.step("whoever looks at it when it is thrown away is told, and keeps what they see", async () => {
    await owner.graphql(`mutation ($input: DeleteNodeInput!) { deleteNode(input: $input) { __typename } }`, {
      input: { id },
    });
    await expect(bob.locator(".mows-sync")).toHaveAttribute("data-state", /gone|denied/);
    await expect(textIn(bob)).toContainText("apples and pears");
  });
});
