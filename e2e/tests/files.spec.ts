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
    await row(page, /List\.txt/).dragTo(row(page, /Archive/));
    await expect(row(page, /List\.txt/)).toHaveCount(0);
    await expect(page.getByText("1 item moved to “Archive”").last()).toBeVisible();
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
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `scrolls sideways at ${width} px`).toBe(0);
    await checkPage(page, "files");
  }
  watch.expectClean();
});
