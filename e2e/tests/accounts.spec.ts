import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { claimCloud, enterPassword } from "../support/owner.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

/** The smallest PNG there is. */
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const password = "correct horse battery";

/** An authenticator of the browser's own, whose user is always there. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
}

/** RFC 6238, as an authenticator app computes it; `ahead` in steps of 30 seconds. */
function totp(secret: string, ahead = 0): string {
  const bits = [...secret].map((character) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

test("a passkey signs in without a username, is renamed, proves who one is, and is removed", async ({
  context,
  page,
}) => {
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await addAuthenticator(page);
  await claimCloud(page, cloud);
  await page.goto(`${cloud.url}/settings/security`);
  await page.getByRole("textbox", { name: "Name" }).fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const passkeys = page.getByRole("list", { name: "Your passkeys" });
  await expect(passkeys).toContainText("Laptop");

  await passkeys.getByRole("button", { name: "Rename Laptop" }).click();
  await passkeys.getByRole("textbox", { name: "Name" }).fill("Grey laptop");
  await passkeys.getByRole("button", { name: "Save" }).click();
  await expect(passkeys).toContainText("Grey laptop");

  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("button", { name: /^Account: Olga/ })).toBeVisible();

  await page.goto(`${cloud.url}/settings/security`);
  await expect(passkeys).toContainText(/last used/);
  await passkeys.getByRole("button", { name: "Remove Grey laptop" }).click();
  await passkeys.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();

  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("does not belong to an account");
  // The browser reports the refusal as a failed request: wanted here.
  expect(() => watch.expectClean()).toThrow(/401/);
});

test("a code of an authenticator app is a second step, and a recovery code stands in for it once", async ({ page }) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  await page.goto(`${cloud.url}/settings/security`);
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByRole("img", { name: "QR code with the key" })).toBeVisible();
  await checkPage(page, "totp-setup");
  const shown = await page.getByText(/^Key:/).textContent();
  const secret = (shown ?? "").replace("Key:", "").replaceAll(" ", "");
  await page.getByLabel("The code that the app shows now").fill(totp(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const shownCodes = page.locator(".recovery-codes li");
  await expect(shownCodes).toHaveCount(10);
  const codes = await shownCodes.allTextContents();
  await checkPage(page, "recovery-codes");
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();

  await signOut(page);
  await enterPassword(page);
  await checkPage(page, "second-step");
  // No code counts twice, and a clock may be half a minute ahead: the next one does.
  await page.getByLabel("Code", { exact: true }).fill(totp(secret, 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Hello, Olga/ })).toBeVisible();

  for (const outcome of ["taken", "refused"] as const) {
    await signOut(page);
    await enterPassword(page);
    await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    if (outcome === "taken") await expect(page.getByRole("heading", { level: 1, name: /Hello, Olga/ })).toBeVisible();
    else await expect(page.getByText("This code is wrong, or was used before.")).toBeVisible();
  }
});

test("the invited make their own account, and are recovered by a link from the owner", async ({ browser, page }) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  await page.goto(`${cloud.url}/settings/people`);
  await page.getByLabel("Whom it is for").fill("Rose");
  await page.getByLabel("Quota in GB").fill("2.5");
  await page.getByRole("button", { name: "Make a link" }).click();
  const invitation = (await page.locator(".secret-text").textContent()) ?? "";
  await expect(page.getByRole("list", { name: "Open invitations" })).toContainText("space for 2.5 GB");
  await checkPage(page, "people-invitation");

  const other = await browser.newContext();
  const rose = await other.newPage();
  await rose.goto(invitation);
  await checkPage(rose, "invitation");
  await rose.getByLabel("Name", { exact: true }).fill("Rose");
  await rose.getByLabel("Username").fill("rose");
  await rose.getByLabel("Password", { exact: true }).fill("password12");
  await expect(rose.getByText("Easy to guess.")).toBeVisible();
  await rose.getByLabel("Password", { exact: true }).fill(password);
  await rose.getByRole("button", { name: "Make my account" }).click();
  await expect(rose.getByRole("heading", { level: 1, name: /Hello, Rose/ })).toBeVisible();

  await page.reload();
  await expect(page.getByText("0 bytes of 2.5 GB used")).toBeVisible();
  await page.getByRole("button", { name: "Manage Rose" }).click();
  await page.getByRole("button", { name: "Link to a new password" }).click();
  const recovery = (await page.locator(".secret-text").textContent()) ?? "";
  await rose.goto(recovery);
  await rose.getByLabel("New password", { exact: true }).fill("violet harbour ostrich");
  await checkPage(rose, "reset-password");
  await rose.getByRole("button", { name: "Use this password" }).click();
  await rose.getByRole("link", { name: "Sign in" }).click();
  await enterPassword(rose, "rose", "violet harbour ostrich");
  await expect(rose.getByRole("heading", { level: 1, name: /Hello, Rose/ })).toBeVisible();
  await other.close();
});

test("a picture, one's data as a zip, and being asked who one is before what protects the account", async ({
  page,
}) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  await page.goto(`${cloud.url}/settings/account`);
  const picture = page.getByLabel("Choose a picture").and(page.locator("input"));
  await picture.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: onePixel });
  const shown = page.getByRole("img", { name: "Olga Owner" });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
  const inMenu = page.getByRole("button", { name: "Account: Olga Owner" }).locator("img");
  await expect.poll(() => inMenu.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
  await picture.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByRole("alert")).toContainText("no picture that your cloud can read");

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const zip = (await readFile(await (await downloading).path())).toString("latin1");
  for (const name of ["account.json", "audit.json", "grants.json"]) expect(zip).toContain(name);
  expect(zip).toContain("auth.sign-in");

  // As the cloud answers when the last proof is older than ten minutes.
  let refused = 0;
  await page.route("**/.mows/graphql", async (route) => {
    const isFirst = refused === 0 && route.request().postData()?.includes("deleteAccount") === true;
    if (!isFirst) return route.fallback();
    refused += 1;
    const answer = { __typename: "ReauthenticationNeeded", message: "This needs to know that it is you." };
    return route.fulfill({ json: { data: { deleteAccount: answer } } });
  });
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("button", { name: "Delete it in seven days" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await checkPage(page, "identity-dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("wrong password");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The password is wrong");
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await enterPassword(page);
  await expect(page.getByRole("heading", { level: 1, name: /Hello, Olga/ })).toBeVisible();
});

test("who is signed in signs in once more where an app asks for it, and goes on from there", async ({ page }) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  const sessionOf = async () => (await page.context().cookies()).find(({ name }) => name === "mows_session")?.value;
  const before = await sessionOf();
  await page.goto(`${cloud.url}/sign-in?again&return_to=${encodeURIComponent("/settings/devices")}`);
  await enterPassword(page);
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  expect(await sessionOf()).not.toBe(before);
});
