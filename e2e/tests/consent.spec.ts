import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { makeFolder, rootOf } from "../support/files.ts";
import { enterPassword } from "../support/owner.ts";
import { signIn, type Caller } from "../support/person.ts";
import { writeApp, type AppWish } from "../support/picking-app.ts";
import { uploadFile } from "../support/tus.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

type World = { cloud: Cloud; ada: Caller; ids: Record<"root" | "records" | "letter" | "diary", string> };

/** Ada with a folder of records, two texts, and the app. */
async function withApp(wish: AppWish): Promise<World & AsyncDisposable> {
  const cloud = await startCloud();
  expect((await cloud.cli("user", "add", "ada")).code).toBe(0);
  await using app = await writeApp(wish);
  const installed = await cloud.cli("app", "install", app.folder);
  expect(installed.code, installed.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const root = await rootOf(ada);
  const records = await makeFolder(ada, root, "Records");
  const texts = await makeFolder(ada, root, "Texts");
  const ids = {
    root,
    records,
    letter: await uploadFile(ada, texts, "letter.txt", Buffer.from("Dear Bob")),
    diary: await uploadFile(ada, texts, "diary.txt", Buffer.from("Dear diary")),
  };
  return { cloud, ada, ids, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
}

/** From the app to the cloud's sign-in, up to its consent page. */
async function askToConnect(page: Page, cloud: Cloud, app: string): Promise<void> {
  await page.goto(`${cloud.urlOf(app)}/.mows/auth/sign-in?return_to=/`);
  await expect(page.locator("form")).toBeVisible();
}

const player: AppWish = {
  id: "player",
  name: "Cadence",
  files: [
    {
      path: "/Music",
      access: "write",
      reason: "To play your music and add tracks.",
    },
    {
      path: "/Podcasts",
      access: "read",
    },
  ],
};
const reader: AppWish = { id: "reader", name: "Reader" };

const signInName = { en: "Sign in", de: "Anmelden" };

async function signInHere(page: Page, language: keyof typeof signInName): Promise<void> {
  await page.locator("[name=username]").fill("ada");
  await page.locator("[name=password]").fill("demo-demo-demo");
  await page.getByRole("button", { name: signInName[language], exact: true }).click();
}

test("consent can be given to another folder, only to read, for a week, and not to everything", async ({
  context,
  page,
}) => {
  await using world = await withApp(player);
  const { cloud } = world;
  const watch = await watchPages(context);
  await askToConnect(page, cloud, "player");
  await enterPassword(page, "ada", "demo-demo-demo");
  await expect(page.getByText("Read and change everything in")).toContainText("/Music");
  await expect(page.getByLabel("Address of the app")).toHaveText(cloud.urlOf("player"));
  await checkPage(page, "consent");

  await page.getByRole("button", { name: "Choose another folder for /Music" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a folder" });
  await expect(dialog.getByRole("button", { name: "Open Records" })).toBeVisible();
  await checkPage(page, "consent-folder");
  await dialog.getByRole("button", { name: "Open Records" }).click();
  await dialog.getByRole("button", { name: "New folder" }).click();
  await dialog.getByLabel("Name of the new folder").fill("Vinyl");
  await dialog.getByRole("button", { name: "Make" }).click();
  await dialog.getByRole("button", { name: "Use “Vinyl”" }).click();
  await expect(dialog).toBeHidden();
  await page.getByLabel("It may").selectOption("only read");
  await page.getByLabel("Until").first().selectOption("in a week");
  await page.getByRole("checkbox", { name: "Allow /Podcasts" }).uncheck();
  await expect(page.getByText("Read everything in /Records/Vinyl")).toBeVisible();
  await checkPage(page, "consent-changed");
  await page.getByRole("button", { name: "Allow" }).click();

  await page.waitForURL(`${cloud.urlOf("player")}/`);
  const roots = JSON.stringify([{ name: "Vinyl", access: "READ", requestedPath: "/Music" }]);
  await expect(page.locator("#roots")).toHaveText(roots);
  await page.goto(`${cloud.urlOf("player")}/.mows/auth/sign-in?return_to=/`);
  await page.waitForURL(`${cloud.urlOf("player")}/`);
  watch.expectClean();
});

test.describe("in German, on a phone", () => {
  test.use({ locale: "de-DE", viewport: { width: 360, height: 740 } });

  test("consent and the picker fit and read well", async ({ context, page }) => {
    await using world = await withApp(player);
    const { cloud } = world;
    const watch = await watchPages(context);
    await askToConnect(page, cloud, "player");
    await signInHere(page, "de");
    await expect(page.getByText("lesen und ändern").first()).toContainText("/Music");
    await expectToFit(page);
    await checkPage(page, "consent-de");
    await page.getByRole("button", { name: "Anderen Ordner wählen für /Music" }).click();
    await page.getByRole("button", { name: "Records öffnen" }).click();
    await checkPage(page, "consent-folder-de");
    await page.getByRole("button", { name: "„Records“ verwenden" }).click();
    await page.getByLabel("Sie darf").selectOption("nur lesen");
    await page.getByRole("button", { name: "Erlauben" }).click();
    await page.waitForURL(`${cloud.urlOf("player")}/`);
    await expect(page.locator("#roots")).toContainText('"requestedPath":"/Music"');

    const picker = await openPicker(context, page, "Pick a text");
    // a phone opens it as a page of its own, whatever size was asked for
    await picker.setViewportSize({ width: 360, height: 740 });
    await expect(picker.getByText("möchte eine Datei lesen, die du auswählst.")).toBeVisible();
    await picker.getByRole("button", { name: "Texts öffnen" }).click();
    await picker.getByRole("radio", { name: "letter.txt auswählen" }).check();
    await expectToFit(picker);
    await checkPage(picker, "picker-de");
    await picker.getByRole("button", { name: "Das erlauben" }).click();
    await expect(page.locator("#outcome")).toContainText("letter.txt");
    watch.expectClean();
  });
});

test("an app without any grant gets the one file that is picked, and nothing else", async ({ context, page }) => {
  await using world = await withApp(reader);
  const { cloud, ids } = world;
  await connectReader(page, cloud);
  await expect(page.locator("#roots")).toHaveText("[]");

  await test.step("a window that is closed is an answer", async () => {
    const closed = await openPicker(context, page, "Pick a text");
    await expect(closed.getByRole("button", { name: "Pick nothing" })).toBeVisible();
    await closed.close({ runBeforeUnload: true });
    await expect(page.locator("#outcome")).toHaveText('{"kind":"cancelled"}');
  });

  await test.step("picking", async () => {
    const picker = await openPicker(context, page, "Pick a text");
    await expect(picker.getByText("Reader asks to read one file that you pick.")).toBeVisible();
    await expect(picker.getByLabel("Address of the app")).toHaveText(cloud.urlOf("reader"));
    await picker.getByRole("button", { name: "Open Texts" }).click();
    await picker.getByRole("radio", { name: "Choose letter.txt" }).check();
    await checkPage(picker, "picker");
    await picker.getByRole("button", { name: "Allow this" }).click();
    await expect(page.locator("#outcome")).toContainText(ids.letter);
    await expect(page.locator("#roots")).toHaveText(
      JSON.stringify([{ name: "letter.txt", access: "READ", requestedPath: null }]),
    );
  });

  await test.step("it reads that, and nothing beside it", async () => {
    expect(await contentIn(page, ids.letter)).toEqual({ status: 200, text: "Dear Bob" });
    for (const id of [ids.diary, ids.root]) expect((await contentIn(page, id)).status).toBe(403);
  });

  await test.step("its own pages cannot answer", async () => {
    const answers = await page.evaluate(async (nodeId) => {
      const { mows, picks } = window as unknown as AppWindow;
      const begun = await mows.transport.execute(
        `mutation BeginPick($input: BeginPickInput!) { beginPick(input: $input) { ... on PickBegun { id } } }`,
        { input: { kind: "FILE", access: "WRITE" } },
      );
      return [
        (await picks.request({ id: begun.id })).__typename,
        (await picks.answer({ id: begun.id, nodeIds: [nodeId], access: "WRITE", expiresAt: null })).__typename,
        (await picks.allowAppAccess({ appId: "reader", nodeId, access: "READ", expiresAt: null })).__typename,
      ];
    }, ids.diary);
    expect(answers).toEqual(["Denied", "Denied", "Denied"]);
    expect((await contentIn(page, ids.diary)).status).toBe(403);
  });
});

test("where no window opens, a link does", async ({ context, page }) => {
  await using world = await withApp(reader);
  await connectReader(page, world.cloud);
  await page.getByRole("button", { name: "Pick without a window" }).click();
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Pick here" }).click();
  const picker = await opened;
  await picker.getByRole("button", { name: "Pick nothing" }).click();
  await expect(page.locator("#outcome")).toHaveText('{"kind":"cancelled"}');
});

test("an app that was refused something can be allowed it, and only it", async ({ page }) => {
  await using world = await withApp(reader);
  const { cloud, ids } = world;
  await connectReader(page, cloud);
  const grantRequest = await page.evaluate(async (id) => {
    const { mows } = window as unknown as AppWindow;
    return (await mows.files.node({ id })).grantRequest;
  }, ids.records);
  expect(grantRequest).toContain(`${cloud.url}/request-access?`);
  await page.goto(String(grantRequest));
  await expect(page.getByText("It wants to read everything in /Records")).toBeVisible();
  await checkPage(page, "request-access");
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.getByRole("link", { name: "Go to Reader" }).click();
  await expect(page.locator("#roots")).toHaveText(
    JSON.stringify([{ name: "Records", access: "READ", requestedPath: null }]),
  );
});

test("a name that imitates another app's is shown for what it is", async ({ page }) => {
  // the first two letters are Cyrillic
  await using world = await withApp({ id: "copycat", name: "\u0421\u0430dence" });
  await askToConnect(page, world.cloud, "copycat");
  await enterPassword(page, "ada", "demo-demo-demo");
  await expect(page.getByText("The name or address holds unusual characters")).toBeVisible();
  await expect(page.getByText("\u0421 U+0421, \u0430 U+0430")).toBeVisible();
  await expect(page.getByLabel("Address of the app")).toHaveText(world.cloud.urlOf("copycat"));
});

test("a name that hides something is not installed at all", async () => {
  await using cloud = await startCloud();
  for (const hidden of ["\u202E", "\u200B"]) {
    await using app = await writeApp({ id: "copycat", name: `Cad${hidden}ence` });
    const installed = await cloud.cli("app", "install", app.folder);
    expect(installed.code).not.toBe(0);
    expect(installed.stderr).toContain("invisible");
  }
});

test("no page can put the consent page or the picker into a frame", async ({ page, context }) => {
  await using world = await withApp(reader);
  const { cloud } = world;
  await connectReader(page, cloud);
  for (const path of ["/consent", "/pick", "/request-access"]) {
    await using attacker = await serve(`<!doctype html><iframe src="${cloud.url}${path}" width="800" height="600">`);
    const trap = await context.newPage();
    await trap.goto(attacker.url);
    const [, frame] = trap.frames();
    await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
    await trap.close();
  }
});

type AppWindow = {
  mows: {
    files: { node(variables: { id: string }): Promise<{ grantRequest?: string | null }> };
    transport: { execute(operation: string, variables: object): Promise<{ id: string }> };
  };
  picks: Record<"request" | "answer" | "allowAppAccess", (given: object) => Promise<{ __typename: string }>>;
};

async function connectReader(page: Page, cloud: Cloud): Promise<void> {
  await askToConnect(page, cloud, "reader");
  await enterPassword(page, "ada", "demo-demo-demo");
  await page.getByRole("button", { name: "Allow" }).click();
  await page.waitForURL(`${cloud.urlOf("reader")}/`);
}

/** The window that the app opens. */
async function openPicker(context: BrowserContext, page: Page, button: string): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: button, exact: true }).click();
  return opened;
}

/** What the app's page gets of a file's content. */
function contentIn(page: Page, id: string): Promise<{ status: number; text: string }> {
  return page.evaluate(async (nodeId) => {
    const response = await fetch(`/.mows/files/${nodeId}/content`);
    return { status: response.status, text: await response.text() };
  }, id);
}

async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBe(0);
}

/** A page of somebody else's, on a port of this machine. */
async function serve(html: string): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(html);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
