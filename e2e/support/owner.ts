import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { projectRoot, type Cloud } from "./cloud.ts";

const password = "correct horse battery";

/** Makes the owner's account by the one-time link, as the terminal printed it. */
export async function claimCloud(page: Page, cloud: Cloud): Promise<void> {
  expect(cloud.ownerLink).not.toBeNull();
  await page.goto(cloud.ownerLink ?? "");
  await page.getByLabel("Name", { exact: true }).fill("Olga Owner");
  await page.getByLabel("Username").fill("olga");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Hello, Olga/ })).toBeVisible();
}

/** Types the owner's credentials on the cloud's sign-in page. */
export async function enterPassword(page: Page, username = "olga", word = password): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(word);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function installPlayer(cloud: Cloud): Promise<void> {
  const installed = await cloud.cli("app", "install", join(projectRoot, "examples/spotify-clone"));
  expect(installed.code, installed.stderr).toBe(0);
}

/** From the player's front door through consent into the library; the person is signed in to the cloud already. */
export async function openPlayer(page: Page, cloud: Cloud): Promise<void> {
  await page.goto(cloud.urlOf("spotify"));
  await page.getByRole("link", { name: /Sign in/ }).click();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page.getByRole("navigation", { name: /Library|Main/ }).first()).toBeVisible();
}
