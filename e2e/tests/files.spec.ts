import { expect, test, type Page } from "@playwright/test";
import { Client } from "pg";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { claimCloud } from "../support/owner.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

const rows = 10_000;

/** As the browser does it when files of the desktop are let go over the page. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(given))
      transfer.items.add(new File([text], name, { type: "text/plain" }));
    return transfer;
  }, files);
  const grid = page.getByRole("grid");
  await grid.dispatchEvent("dragenter", { dataTransfer });
  await grid.dispatchEvent("drop", { dataTransfer });
}

interface Box {
  readonly x: number;
  readonly y: number;
}

const nowhere: Box = { x: 0, y: 0 };

const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

async function makeFolder(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New", exact: true }).click();
  await page.getByRole("menuitem", { name: "New folder" }).click();
  const editor = page.getByRole("textbox", { name: /^New name of/ });
  await editor.fill(name);
  await editor.press("Enter");
  await expect(row(page, new RegExp(name))).toBeVisible();
}

/** Many folders in one, as only years make them. */
async function plantRows(cloud: Cloud, folder: string): Promise<void> {
  const database = new Client({ host: `${cloud.dataFolder}/postgres-socket`, user: "mows", database: "mows" });
  await database.connect();
  try {
    await database.query(
      `insert into nodes
       select (jsonb_populate_record(n, jsonb_build_object(
         'id', gen_random_uuid(), 'parent_id', n.id,
         'name', 'Row ' || lpad(i::text, 5, '0'), 'name_key', 'row ' || lpad(i::text, 5, '0')))).*
       from nodes n, generate_series(1, $2) i where n.name = $1`,
      [folder, rows],
    );
  } finally {
    await database.end();
  }
}

test("files come by a drop, get names, move, go and come back, by the keyboard", async ({ context, page }) => {
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await page.getByRole("banner").getByRole("link", { name: "Files" }).click();
  await expect(page).toHaveURL(/\/files$/);
  await expect(page.getByText("This folder is empty")).toBeVisible();

  await test.step("dropped files are uploaded", async () => {
    await drop(page, { "Letter.txt": "Dear Ada", "List.txt": "bread" });
    await expect(row(page, /Letter\.txt/)).toBeVisible();
    await expect(row(page, /List\.txt/)).toBeVisible();
  });
  await test.step("F2 changes the name where it stands", async () => {
    await row(page, /Letter\.txt/).click();
    await page.keyboard.press("F2");
    await page.keyboard.type("Reply");
    await page.keyboard.press("Enter");
    await expect(row(page, /Reply\.txt/)).toBeVisible();
    await expect(page.getByRole("grid")).toBeFocused();
  });
  await test.step("opened over the page, and closed", async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByText("Dear Ada")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("grid")).toBeFocused();
  });
  await test.step("cut here, pasted there, and taken back", async () => {
    await makeFolder(page, "Archive");
    await row(page, /Reply\.txt/).click();
    await page.keyboard.press("Control+x");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/files\/[0-9a-f-]{36}$/);
    await expect(page.getByText("This folder is empty")).toBeVisible();
    await page.keyboard.press("Control+v");
    await expect(row(page, /Reply\.txt/)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(page.getByText("This folder is empty")).toBeVisible();
    await page.goBack();
    await expect(row(page, /Reply\.txt/)).toBeVisible();
  });
  await test.step("dragged into a folder", async () => {
    await row(page, /List\.txt/)
      .getByText("List.txt")
      .dragTo(row(page, /Archive/));
    await expect(row(page, /List\.txt/)).toHaveCount(0);
    await expect(page.getByText("1 item moved to “Archive”").last()).toBeVisible();
  });
  await test.step("a rectangle chooses what it touches, Ctrl adds, Escape takes it back", async () => {
    await drop(page, { "One.txt": "1", "Two.txt": "2" });
    await expect(row(page, /Two\.txt/)).toBeVisible();
    const sizeOf = async (name: RegExp) =>
      (await row(page, name).getByRole("gridcell").nth(1).boundingBox()) ?? nowhere;
    const [one, two, archive] = [await sizeOf(/One/), await sizeOf(/Two/), await sizeOf(/Archive/)];
    const draw = async (from: Box, to: Box) => {
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + 40, to.y + 15, { steps: 4 });
    };
    await draw(two, one);
    await expect(page.locator(".mows-file-marquee")).toBeVisible();
    await page.mouse.up();
    await expect(page.getByText(/^[34] selected$/)).toBeVisible();
    await expect(row(page, /Two\.txt/)).toHaveAttribute("aria-selected", "true");
    await expect(row(page, /Archive/)).toHaveAttribute("aria-selected", "false");
    await page.keyboard.down("Control");
    await draw(archive, archive);
    await expect(row(page, /Archive/)).toHaveAttribute("aria-selected", "true");
    await expect(row(page, /Two\.txt/)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.up("Control");
    await page.keyboard.press("Escape");
    await expect(row(page, /Archive/)).toHaveAttribute("aria-selected", "false");
    await page.mouse.up();
    await expect(row(page, /Two\.txt/)).toHaveAttribute("aria-selected", "true");
  });
  await test.step("a rectangle chooses tiles, too", async () => {
    await page.getByRole("button", { name: "Grid", exact: true }).click();
    await expect(page.getByRole("gridcell", { name: /Two\.txt/ })).toBeVisible();
    const grid = (await page.getByRole("grid").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(grid.x + 10, grid.y + grid.height - 20);
    await page.mouse.down();
    await page.mouse.move(grid.x + grid.width - 150, grid.y + 40, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByText("4 selected", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "List", exact: true }).click();
    await page.getByRole("button", { name: "Clear the selection" }).click();
    await expect(page.getByText("4 selected", { exact: true })).toHaveCount(0);
  });
  await test.step("a name that is taken is asked about; what was replaced comes back with the undo", async () => {
    await drop(page, { "List.txt": "milk" });
    await row(page, /List\.txt/)
      .getByText("List.txt")
      .dragTo(row(page, /Archive/));
    const question = page.getByRole("dialog", { name: "“List.txt” is already there" });
    await checkPage(page, "conflict");
    await question.getByRole("button", { name: "Replace" }).click();
    await expect(row(page, /List\.txt/)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(page, /List\.txt/)).toBeVisible();
  });
  await test.step("comments are written beside the file", async () => {
    await row(page, /Reply\.txt/).click();
    await row(page, /Reply\.txt/).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Comments…" }).click();
    await page.getByRole("textbox", { name: "Write a comment" }).fill("To be answered.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("list", { name: "Comments" }).getByText("To be answered.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("grid")).toBeFocused();
  });
  await test.step("into the trash, and out of it", async () => {
    await row(page, /Reply\.txt/).click();
    await page.keyboard.press("Delete");
    await expect(row(page, /Reply\.txt/)).toHaveCount(0);
    await page.getByRole("navigation", { name: "Files" }).getByRole("link", { name: "Trash" }).click();
    await row(page, /Reply\.txt/).click();
    await checkPage(page, "trash");
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText("The trash is empty")).toBeVisible();
    await page.getByRole("navigation", { name: "Files" }).getByRole("link", { name: "My files" }).click();
    await expect(row(page, /Reply\.txt/)).toBeVisible();
  });
  await test.step("10,000 rows are scrolled to the last", async () => {
    await plantRows(cloud, "Archive");
    await row(page, /Archive/).dblclick();
    await expect(row(page, /Row 00001/)).toBeVisible();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+a");
    await expect(page.getByText("10,001 selected", { exact: true })).toBeVisible();
    await page.keyboard.press("End");
    await expect(row(page, /List\.txt/)).toBeInViewport();
    expect(await page.getByRole("row").count()).toBeLessThan(60);
    await page.keyboard.press("Escape");
  });
  await test.step("and a change there costs a few requests, not one for each page", async () => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.postData()?.includes("query Children")) asked.push(request.url());
    });
    await row(page, /List\.txt/).click();
    await page.keyboard.press("F2");
    await page.keyboard.type("Last");
    await page.keyboard.press("Enter");
    await expect(row(page, /Last\.txt/)).toBeVisible();
    await makeFolder(page, "Row 05000 b");
    await expect(row(page, /Row 05000 b/)).toBeInViewport();
    expect(asked.length).toBeLessThan(12);
  });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `scrolls sideways at ${width} px`).toBe(0);
    await checkPage(page, "files");
  }
  await test.step("on a phone the way to other places shows where one is", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    const places = page.getByRole("navigation", { name: "Files" });
    await places.getByRole("link", { name: "Trash" }).click();
    await expect(places.getByRole("link", { name: "Trash" })).toBeInViewport({ ratio: 1 });
    await page.reload();
    await expect(places.getByRole("link", { name: "Trash" })).toBeInViewport({ ratio: 1 });
  });
  await test.step("with a group's files there are two trashes, and it is said whose is shown", async () => {
    await page.evaluate(async () => {
      const query = `mutation { createGroup(input: { name: "Family" }) { __typename } }`;
      const headers = { "content-type": "application/json" };
      await fetch("/.mows/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
    });
    await page.reload();
    await page.getByLabel("Whose trash").selectOption("Family");
    await expect(page.getByRole("link", { name: "Trash of Family" })).toBeInViewport();
    await expect(page.getByText("The trash is empty")).toBeVisible();
  });
  await test.step("what is found is leafed through over the page, and shown where it lies", async () => {
    await page.getByRole("navigation", { name: "Files" }).getByRole("link", { name: "Search" }).click();
    await page.getByRole("combobox", { name: "Search" }).fill("txt");
    await page.getByRole("button", { name: "When and where" }).click();
    const found = page.getByRole("option", { name: /\.txt/ });
    await expect(found.nth(3)).toBeVisible();
    await checkPage(page, "search");
    await page.getByRole("option", { name: /Reply/ }).click();
    await expect(page.getByRole("dialog").getByText("Dear Ada")).toBeVisible();
    await page
      .getByRole("button", { name: /^(Next|Previous) file$/ })
      .first()
      .click();
    await expect(page.getByRole("dialog").getByText("Dear Ada")).toBeHidden();
    await page.getByRole("button", { name: "Show in its folder" }).click();
    await expect(page).toHaveURL(/\?show=/);
    await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
  });
  watch.expectClean();
});
