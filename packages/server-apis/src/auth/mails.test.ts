import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { callbackify } from "node:util";
import { expect, it } from "vitest";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { readConfig } from "../kit/config.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";
import type { TestBrowser } from "./testing/test-browser.ts";

/** A mail server of one test's own. */
async function startMailServer() {
  const mails: ParsedMail[] = [];
  const receive = callbackify(async (stream: Readable) => void mails.push(await simpleParser(stream)));
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => receive(stream, (error) => done(error)),
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}?from=cloud@example.org`,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** A cloud that sends mail, with ada signed in, and all mails there are after its jobs ran. */
async function createMailCloud(smtpUrl: string) {
  const clock = createTestClock();
  const cloud = await createAuthCloud({ config: readConfig({ SMTP_URL: smtpUrl }), clock });
  await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  return { cloud, browser, clock };
}

async function mutate(cloud: AuthCloud, browser: TestBrowser, call: string) {
  const data = await cloud.query(
    browser.request("/.mows/graphql"),
    `mutation { r: ${call} { __typename ... on Failure { message } } }`,
  );
  return data["r"];
}

const linkIn = (mail: ParsedMail | undefined) => new URL(/http\S+#\S+/.exec(mail?.text ?? "")![0]);
const tokenIn = (mail: ParsedMail | undefined) => linkIn(mail).hash.slice(1);
const toOf = (mail: ParsedMail | undefined) => [mail?.to].flat().map((to) => to?.text);

/** Gives ada a confirmed address. */
async function confirmAddress(cloud: AuthCloud, browser: TestBrowser, mails: ParsedMail[], email: string) {
  await mutate(cloud, browser, `changeEmail(input: { email: "${email}" })`);
  await cloud.runJobs();
  return mutate(cloud, browser, `confirmEmail(token: "${tokenIn(mails.at(-1))}")`);
}

it("takes an address once its link was opened, and tells the one before it", async () => {
  await using server = await startMailServer();
  const { cloud, browser } = await createMailCloud(server.url);
  await using _ = cloud;
  expect(await confirmAddress(cloud, browser, server.mails, "Ada@Example.org")).toMatchObject({
    __typename: "EmailConfirmed",
  });
  expect(toOf(server.mails[0])).toEqual(["ada@example.org"]);
  expect(server.mails[0]?.from?.text).toContain("cloud@example.org");
  expect(linkIn(server.mails[0]).origin).toBe(cloud.kit.origins.cloud);
  await confirmAddress(cloud, browser, server.mails, "lovelace@example.org");
  await cloud.runJobs();
  expect(toOf(server.mails.at(-1))).toEqual(["ada@example.org"]);
  expect(server.mails.at(-1)?.subject).toBe("Your e-mail address was changed");
  const used = tokenIn(server.mails[0]);
  expect(await mutate(cloud, browser, `confirmEmail(token: "${used}")`)).toMatchObject({ __typename: "LinkOver" });
});

it("answers alike for an address that somebody else has, and writes to them instead", async () => {
  await using server = await startMailServer();
  const { cloud, browser } = await createMailCloud(server.url);
  await using _ = cloud;
  await confirmAddress(cloud, browser, server.mails, "ada@example.org");
  await cloud.addPerson("bob");
  const bob = cloud.browser();
  await bob.signIn("bob", testPassword);
  const taken = await mutate(cloud, bob, `changeEmail(input: { email: "ada@example.org" })`);
  const free = await mutate(cloud, bob, `changeEmail(input: { email: "bob@example.org" })`);
  expect(taken).toEqual(free);
  server.mails.length = 0;
  await cloud.runJobs();
  const about = server.mails.find((mail) => toOf(mail)[0] === "ada@example.org");
  expect(about?.subject).toBe("Your e-mail address was entered again");
  expect(about?.text).not.toContain("#");
});

it("resets a password by mail once, within an hour, for its own account only", async () => {
  await using server = await startMailServer();
  const { cloud, browser, clock } = await createMailCloud(server.url);
  await using _ = cloud;
  await confirmAddress(cloud, browser, server.mails, "ada@example.org");
  await cloud.addPerson("bob");
  server.mails.length = 0;
  const anybody = cloud.browser();
  const known = await mutate(cloud, anybody, `requestPasswordReset(account: "ada@example.org")`);
  const unknown = await mutate(cloud, anybody, `requestPasswordReset(account: "nobody")`);
  const without = await mutate(cloud, anybody, `requestPasswordReset(account: "bob")`);
  expect([unknown, without]).toEqual([known, known]);
  await cloud.runJobs();
  expect(server.mails.map((mail) => toOf(mail)[0])).toEqual(["ada@example.org"]);
  const token = tokenIn(server.mails[0]);
  const reset = (password: string) =>
    mutate(cloud, anybody, `resetPassword(input: { token: "${token}", password: "${password}" })`);
  expect(await reset("another-password")).toMatchObject({ __typename: "PasswordReset" });
  expect(await reset("a-third-password")).toMatchObject({ __typename: "LinkOver" });
  expect((await cloud.principal(browser.request("/"))).kind).toBe("anonymous");
  expect((await cloud.browser().signIn("ada", "another-password")).status).toBe(200);
  expect((await cloud.browser().signIn("bob", testPassword)).status).toBe(200);

  clock.pass(15 * 60 * 1000);
  await mutate(cloud, anybody, `requestPasswordReset(account: "ada")`);
  await cloud.runJobs();
  const late = tokenIn(server.mails.at(-1));
  clock.pass(60 * 60 * 1000);
  expect(
    await mutate(cloud, anybody, `resetPassword(input: { token: "${late}", password: "a-third-password" })`),
  ).toMatchObject({
    __typename: "LinkOver",
  });
});

it("takes as long to be asked for a new password by an account that exists as by none", async () => {
  await using server = await startMailServer();
  const { cloud, browser, clock } = await createMailCloud(server.url);
  await using _ = cloud;
  await confirmAddress(cloud, browser, server.mails, "ada@example.org");
  const samples: Record<string, number[]> = { ada: [], nobody: [] };
  for (let round = 0; round < 40; round += 1) {
    for (const account of round % 2 === 0 ? ["ada", "nobody"] : ["nobody", "ada"]) {
      clock.pass(15 * 60 * 1000);
      const begun = performance.now();
      await mutate(cloud, cloud.browser(), `requestPasswordReset(account: "${account}")`);
      samples[account]!.push(performance.now() - begun);
    }
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [known, unknown] = [median(samples["ada"]!), median(samples["nobody"]!)];
  const spread = median(samples["ada"]!.map((value) => Math.abs(value - known)));
  // Two medians of the same thing lie within its spread of each other.
  expect(Math.abs(known - unknown)).toBeLessThan(Math.max(spread * 3, known * 0.1));
}, 60_000);

it("writes in the person's language, and lets no name into a header or a link to another host", async () => {
  await using server = await startMailServer();
  const { cloud, browser } = await createMailCloud(server.url);
  await using _ = cloud;
  const name = "Ada\\r\\nBcc: mallory@example.org";
  await mutate(cloud, browser, `updateProfile(input: { name: "${name}", language: DE })`);
  await confirmAddress(cloud, browser, server.mails, "ada@example.org");
  const request = browser.request("/.mows/graphql", {
    headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
  });
  await cloud.query(request, `mutation { requestPasswordReset(account: "ada") { __typename } }`);
  await cloud.runJobs();
  const mail = server.mails.at(-1);
  expect(mail?.subject).toBe("Ein neues Passwort für deine Cloud");
  expect(mail?.bcc).toBeUndefined();
  expect([...(mail?.headers.keys() ?? [])]).not.toContain("bcc");
  expect(linkIn(mail).origin).toBe(cloud.kit.origins.cloud);
});

it.each([
  "ada@example.org\\r\\nBcc: x@example.org",
  "ada",
  "Ada <ada@example.org>",
  "ada@people.invalid",
  "a@b@c",
  "a,b@example.org",
])("takes %j for no address", async (email) => {
  await using server = await startMailServer();
  const { cloud, browser } = await createMailCloud(server.url);
  await using _ = cloud;
  expect(await mutate(cloud, browser, `changeEmail(input: { email: "${email}" })`)).toMatchObject({
    __typename: "EmailInvalid",
  });
});
