import { expect, test, type Page } from "@playwright/test";
import { Client } from "pg";
import { startCloud, type Cloud } from "../support/cloud.ts";
import { claimCloud, enterPassword } from "../support/owner.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

const bobsPassword = "a pony in the attic";

/** Bob's account, made by whoever owns this page. */
async function addBob(owner: Page): Promise<void> {
  const made = await owner.evaluate(async (password) => {
    const query = "mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }";
    const variables = { input: { username: "bob", name: "Bob", password } };
    const answer = await fetch("/.mows/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return answer.text();
  }, bobsPassword);
  expect(made).toContain("PersonCreated");
}

async function makeGroup(page: Page, cloud: Cloud, name: string): Promise<void> {
  await page.goto(`${cloud.url}/settings/groups`);
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Make", exact: true }).click();
  await expect(page.getByText(`${name} was made.`)).toBeVisible();
}

async function expectToFit(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${name} scrolls sideways at ${width} px`).toBe(0);
    await checkPage(page, name);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a family comes together by a link, and who is removed is out at once", async ({ browser, context, page }) => {
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await addBob(page);
  await makeGroup(page, cloud, "Family");
  await expectToFit(page, "groups");
  await page.getByRole("link", { name: "Family" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await expect(page.getByText(/Lets 1 more person in/)).toBeVisible();
  await expectToFit(page, "group");

  await using bobsContext = await browser.newContext();
  const bob = await bobsContext.newPage();
  await test.step("Bob signs in first, and the address never shows what lets him in", async () => {
    const token = new URL(link).hash.slice(1);
    const asked: string[] = [];
    bob.on("request", (request) => asked.push(request.url()));
    await bob.goto(link);
    await expect(bob).toHaveURL(/\/sign-in/);
    await enterPassword(bob, "bob", bobsPassword);
    await expect(bob.getByText("Olga Owner (@olga) invites you to join")).toBeVisible();
    expect(bob.url()).not.toContain(token);
    expect(asked.filter((url) => new URL(url).search.includes(token))).toEqual([]);
    await expectToFit(bob, "join");
  });
  await test.step("Bob joins, and Olga's open page shows it", async () => {
    await bob.getByRole("button", { name: "Join", exact: true }).click();
    await expect(bob.getByRole("list", { name: "Members of Family" })).toContainText("@bob");
    await expect(page.getByRole("list", { name: "Members of Family" })).toContainText("@bob");
    await expect(page.getByText("No link works at the moment.")).toBeVisible();
  });
  await test.step("Olga removes Bob, and Bob's open page shows it", async () => {
    await page.getByRole("button", { name: "Remove: Bob" }).click();
    await page
      .getByRole("group", { name: /^Remove Bob/ })
      .getByRole("button", { name: "Remove" })
      .click();
    await expect(page.getByText("@bob")).toHaveCount(0);
    await expect(bob.getByText("This group is gone, or you are not in it any more.").first()).toBeVisible();
  });
  await test.step("the log says so, to each their part", async () => {
    await page.goto(`${cloud.url}/settings/audit`);
    await expect(page.getByText("Olga Owner removed Bob from Family")).toBeVisible();
    await expect(page.getByText("Bob joined Family")).toBeVisible();
    await page.getByRole("button", { name: "Check the log" }).click();
    await expect(page.getByText(/^Nothing was changed, removed or put in/)).toBeVisible();
    await expectToFit(page, "audit");
    await bob.goto(`${cloud.url}/settings/audit`);
    await expect(bob.getByText("Olga Owner removed Bob from Family")).toBeVisible();
    await expect(bob.getByText("Olga Owner made the group Family")).toHaveCount(0);
  });
  await test.step("Olga deletes the empty group", async () => {
    await page.goto(`${cloud.url}/settings/groups`);
    await page.getByRole("link", { name: "Family" }).click();
    await page.getByRole("button", { name: "Delete the group" }).click();
    await page.getByRole("button", { name: "Delete it" }).click();
    await expect(page.getByText("You are in no group yet.")).toBeVisible();
  });
  watch.expectClean();
});

test("the log is listed, exported and verified on the command line", async ({ page }) => {
  await using cloud = await startCloud();
  await claimCloud(page, cloud);
  await makeGroup(page, cloud, "Family");
  const listed = await cloud.cli("audit", "list", "--action", "groups.", "--json");
  expect(JSON.parse(listed.stdout)).toMatchObject({ action: "groups.created", person: { username: "olga" } });
  const exported = await cloud.cli("audit", "export", "--person", "olga", "--action", "groups.created");
  expect(JSON.parse(exported.stdout)).toMatchObject({ action: "groups.created", decision: "done" });
  const verified = JSON.parse((await cloud.cli("audit", "verify", "--json")).stdout) as {
    entries: number;
    head: string;
  };
  expect(verified).toMatchObject({ intact: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const expected = `${verified.entries}:${verified.head}`;
  expect((await cloud.cli("audit", "verify", "--expect", expected)).code).toBe(0);
  const other = await cloud.cli("audit", "verify", "--expect", `${verified.entries}:${"0".repeat(64)}`);
  expect(other.stdout).toContain("tampered with");
  expect(other.code).toBe(1);

  const entryId = await tamper(cloud);
  const broken = await cloud.cli("audit", "verify");
  expect(broken.stdout).toContain(entryId);
  expect(broken.code).toBe(1);
});

/** What somebody does who has the database for themselves: turns the trigger off, then gives the group's making to somebody else. The id of the entry. */
async function tamper(cloud: Cloud): Promise<string> {
  const host = `${cloud.dataFolder}/postgres-socket`;
  const database = new Client({ host, user: "mows", database: "mows" });
  await database.connect();
  try {
    await database.query("alter table audit disable trigger append_only");
    const { rows } = await database.query<{ id: string }>(
      "update audit set person_id = gen_random_uuid() where action = 'groups.created' returning id",
    );
    return rows[0]?.id ?? "";
  } finally {
    await database.end();
  }
}
