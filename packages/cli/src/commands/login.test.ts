import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createLog, readConfig, startCloud } from "@mows/server-apis";
import { expect, it } from "vitest";
import { environmentFor } from "../config.ts";

const main = join(import.meta.dirname, "..", "main.ts");
const password = "correct-horse-battery";

/** A cloud with Ada as its owner, and a machine elsewhere with nothing but a folder of its own. */
async function createCloudAndMachine() {
  const folder = await mkdtemp(join(tmpdir(), "mows-login-"));
  const dataFolder = await mkdtemp(join(tmpdir(), "mows-login-cloud-"));
  const config = readConfig({ MOWS_PORT: "0", MOWS_DATA: dataFolder });
  const cloud = await startCloud({ config, log: createLog("error"), consoleFolder: folder });
  const { port } = cloud.kit.config;
  const origin = `http://localhost:${port}`;
  let cookie = "";

  /** By Ada's browser, on the cloud's own origin. */
  async function send(path: string, body: object): Promise<Record<string, never>> {
    const headers = { "content-type": "application/json", origin, cookie };
    const response = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const session = response.headers.getSetCookie().find((set) => set.startsWith("mows_session="));
    cookie = session?.split(";")[0] ?? cookie;
    return (await response.json()) as Record<string, never>;
  }
  const token = /[A-Za-z0-9_-]{43}/.exec(cloud.peers.ownerInvitation.ownerLink() ?? "")?.[0];
  await send("/.mows/graphql", {
    query: `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { __typename } }`,
    variables: { input: { token, username: "ada", name: "Ada", password } },
  });
  await send("/.mows/auth/sign-in/username", { username: "ada", password });

  /** `mows` on that machine. `answer` is what Ada says to the code that it shows. */
  async function run(arguments_: string[], answer?: boolean) {
    const env = { ...environmentFor(join(folder, "nowhere")), XDG_CONFIG_HOME: join(folder, "config") };
    const child = spawn(process.execPath, [main, ...arguments_], { env, stdio: ["ignore", "pipe", "pipe"] });
    const output = text(child.stdout);
    await using _ = { [Symbol.asyncDispose]: async () => void child.kill() };
    const code = new Promise<number | null>((done) => child.on("close", done));
    let errors = "";
    let isAnswered = answer === undefined;
    for await (const chunk of child.stderr) {
      errors += String(chunk);
      const userCode = /user_code=([A-Z0-9]{8})/.exec(errors)?.[1];
      if (isAnswered || userCode === undefined) continue;
      isAnswered = true;
      await send("/.mows/graphql", {
        query: `mutation ($input: AnswerDeviceRequestInput!) { answerDeviceRequest(input: $input) { __typename } }`,
        variables: { input: { userCode, accept: answer } },
      });
    }
    return { code: await code, output: (await output).trim(), errors };
  }
  return {
    origin: cloud.kit.origins.cloud,
    folder,
    loginFile: join(folder, "config", "mows", "login.json"),
    run,
    async [Symbol.asyncDispose]() {
      await cloud.stop();
      for (const path of [folder, dataFolder]) await rm(path, { recursive: true, force: true });
    },
  };
}

it("signs in, imports, manages tokens and signs out, on a machine elsewhere", { timeout: 120_000 }, async () => {
  await using machine = await createCloudAndMachine();
  const { run, origin, folder, loginFile } = machine;
  expect((await run(["token", "list"])).code).toBe(4);

  const signedIn = await run(["login", origin, "--manage", "--json"], true);
  expect([signedIn.code, JSON.parse(signedIn.output)]).toMatchObject([0, { url: origin, username: "ada" }]);
  expect((await stat(loginFile)).mode & 0o777).toBe(0o600);

  await mkdir(join(folder, "songs"));
  await writeFile(join(folder, "songs", "song.txt"), "la la la");
  const imported = await run(["import", join(folder, "songs"), "--to", "/Music", "--json"]);
  expect(JSON.parse(imported.output)).toMatchObject({ imported: 1, failures: [] });
  expect(imported.code).toBe(0);

  const made = JSON.parse(
    (await run(["token", "create", "--scope", "files.read", "--folder", "/Music", "--json"])).output,
  );
  expect(made).toEqual({ id: expect.any(String), token: expect.stringMatching(/^mows_pat_/) });
  expect((await run(["token", "list"])).output).toContain("/Music");
  expect((await run(["token", "revoke", made.id])).code).toBe(0);

  // An access token that is over is exchanged for the next, and the file has it.
  const login = JSON.parse(await readFile(loginFile, "utf8"));
  await writeFile(loginFile, JSON.stringify({ ...login, accessExpiresAt: 0 }));
  expect((await run(["token", "list"])).code).toBe(0);
  const renewed = JSON.parse(await readFile(loginFile, "utf8"));
  expect(renewed.refreshToken).not.toBe(login.refreshToken);

  expect((await run(["logout"])).output).toContain("Signed out");
  await writeFile(loginFile, JSON.stringify({ ...renewed, accessExpiresAt: 0 }), { mode: 0o600 });
  const after = await run(["token", "list"]);
  expect([after.code, after.errors]).toEqual([1, expect.stringContaining("is over")]);
});

it(
  "keeps nothing when the person refuses, and sends no sign-in over plain http to another machine",
  { timeout: 120_000 },
  async () => {
    await using machine = await createCloudAndMachine();
    const refused = await machine.run(["login", machine.origin], false);
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining("refused in the browser")]);
    await expect(stat(machine.loginFile)).rejects.toThrow();
    const insecure = await machine.run(["login", "http://cloud.example"]);
    expect([insecure.code, insecure.errors]).toEqual([1, expect.stringContaining("https")]);
  },
);
