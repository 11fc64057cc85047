import { expect, test, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { listFolder, makeFolder, rootOf } from "../support/files.ts";
import { claimCloud } from "../support/owner.ts";
import { callerWith, type Caller } from "../support/person.ts";
import { sendWhole } from "../support/tus.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

async function makeLink(owner: Caller, nodeId: string, terms: object): Promise<{ id: string; hash: string }> {
  const { createLink } = await owner.graphql<{ createLink: { link: { id: string; url: string } } }>(
    `mutation ($input: CreateLinkInput!) { createLink(input: $input) { ... on LinkCreated { link { id url } } } }`,
    { input: { nodeId, ...terms } },
  );
  return { id: createLink.link.id, hash: new URL(createLink.link.url).hash };
}

async function expectToFit(page: Page, name: string, widths: readonly number[] = [360]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${name} scrolls sideways at ${width} px`).toBe(0);
    await checkPage(page, name);
  }
}

test("who comes by a link needs no account, sees what it is on, and is out when it is taken back", async ({
  browser,
  context,
  page,
}) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  const cookies = await context.cookies();
  const owner = callerWith(cloud, "mows.localhost", cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
  const folder = await makeFolder(owner, await rootOf(owner), "Summer");
  const letter = { parentId: folder, filename: "letter.txt" };
  expect((await sendWhole(owner, letter, new TextEncoder().encode("The lake was warm."))).status).toBe(201);
  const shown = await makeLink(owner, folder, { kind: "VIEW", password: "open sesame" });
  const dropBox = await makeLink(owner, folder, { kind: "DROP", label: "Pictures for Olga" });

  await using strangers = await browser.newContext({ acceptDownloads: true });
  const visitor = await strangers.newPage();
  const asked: string[] = [];
  visitor.on("request", (request) => asked.push(request.url()));

  await test.step("asks for the password first", async () => {
    await visitor.goto(`${cloud.url}/link${shown.hash}`);
    await visitor.getByLabel("Password", { exact: true }).fill("open barley");
    await visitor.keyboard.press("Enter");
    await expect(visitor.getByText("This is not the password of the link.")).toBeVisible();
    await expectToFit(visitor, "password");
    await visitor.getByLabel("Password", { exact: true }).fill("open sesame");
    await visitor.keyboard.press("Enter");
    await expect(visitor.getByRole("heading", { level: 1, name: "Summer" })).toBeVisible();
  });
  const watch = await watchPages(strangers);

  await test.step("shows the folder and the file, and lets both be downloaded", async () => {
    await visitor.reload();
    await expect(visitor.getByText("Olga Owner shares this with you.")).toBeVisible();
    await expectToFit(visitor, "folder", [1280, 360]);
    const archive = visitor.waitForEvent("download");
    await visitor.getByRole("link", { name: "Download all as a zip archive" }).click();
    expect(await (await archive).failure()).toBeNull();
    await visitor.getByRole("button", { name: /letter\.txt/ }).click();
    await expect(visitor.getByText("The lake was warm.")).toBeVisible();
    await expectToFit(visitor, "file");
    const file = visitor.waitForEvent("download");
    await visitor.getByRole("link", { name: /^Download/ }).click();
    expect((await file).suggestedFilename()).toBe("letter.txt");
  });

  await test.step("takes files, and shows nothing of the folder", async () => {
    const bringer = await strangers.newPage();
    await bringer.goto(`${cloud.url}/link${dropBox.hash}`);
    await bringer.getByLabel(/^Your name/).fill("Grandma");
    const chooser = bringer.waitForEvent("filechooser");
    await bringer.getByRole("button", { name: "Choose files" }).click();
    const brought = { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("Dear Olga") };
    await (await chooser).setFiles(brought);
    await expect(bringer.getByText("Thank you! Everything has arrived.")).toBeVisible();
    await expect(bringer.getByText("letter (2).txt")).toHaveCount(0);
    await expectToFit(bringer, "drop-box");
    expect((await listFolder(owner, folder)).map(({ name }) => name)).toEqual(["letter (2).txt", "letter.txt"]);
    const uses = await owner.graphql(
      `query ($id: ID!) { linkUses(linkId: $id) { ... on LinkUses { uses { kind visitorName } } } }`,
      { id: dropBox.id },
    );
    expect(uses).toMatchObject({
      linkUses: { uses: [{ kind: "UPLOADED", visitorName: "Grandma" }, { kind: "OPENED" }] },
    });
  });
  await test.step("is changed by who has a link for editing", async () => {
    const editor = await strangers.newPage();
    const editing = await makeLink(owner, folder, { kind: "EDIT" });
    await editor.goto(`${cloud.url}/link${editing.hash}`);
    await editor.getByRole("button", { name: "New folder" }).click();
    await editor.getByLabel("Name of the new folder").fill("Evenings");
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("button", { name: /^Evenings/ })).toBeVisible();
    await expect(editor.getByRole("button", { name: "New folder" })).toBeFocused();
    await editor.getByRole("button", { name: "Rename letter.txt" }).click();
    await editor.getByLabel("New name of letter.txt").fill("letter (2).txt");
    await editor.keyboard.press("Enter");
    await expect(editor.getByText(/name is taken/)).toBeVisible();
    await expectToFit(editor, "editing", [1280, 360]);
    await editor.getByLabel("New name of letter.txt").fill("Letter from the lake.txt");
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("button", { name: /^Letter from the lake/ })).toBeVisible();
    await editor.getByRole("button", { name: "Delete letter (2).txt" }).click();
    await editor.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(editor.getByRole("button", { name: /^letter \(2\)/ })).toHaveCount(0);
    expect((await listFolder(owner, folder)).map(({ name }) => name)).toEqual(["Evenings", "Letter from the lake.txt"]);
  });
  // The secret is in the fragment, and nowhere else.
  expect(asked.filter((url) => url.includes(shown.hash.slice(1)))).toEqual([]);
  watch.expectClean();

  await test.step("is over when it is taken back", async () => {
    await owner.graphql(`mutation ($id: ID!) { revokeLink(input: { id: $id }) { __typename } }`, { id: shown.id });
    await visitor.reload();
    await expect(visitor.getByText(/^This link does not work/)).toBeVisible();
    await expectToFit(visitor, "ended");
  });
});
