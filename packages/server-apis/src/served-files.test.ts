import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { access, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { Agent, request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { addPerson } from "./auth/testing/add-person.ts";
import { mp3, png } from "./files/testing/audio-files.ts";
import { startFaultProxy } from "./kit/blobs/testing/fault-proxy.ts";
import { startS3 } from "./kit/blobs/testing/start-s3.ts";
import { readConfig } from "./kit/config.ts";
import { freePort } from "./kit/testing/free-port.ts";
import { silentLog } from "./kit/telemetry/log.ts";
import { localSocketName, startCloud } from "./start-cloud.ts";

const nginx = await access("/usr/sbin/nginx").then(
  () => "/usr/sbin/nginx",
  () => null,
);

/** A cloud as it runs on a machine, with Ada signed in to it. */
async function createCloud(variables: Record<string, string>) {
  const folder = await mkdtempDisposable(join(tmpdir(), "mows-served-"));
  const config = readConfig({ MOWS_PORT: "0", MOWS_DATA: folder.path, ...variables });
  const cloud = await startCloud({ config, log: silentLog, consoleFolder: join(folder.path, "no-pages") });
  const { port } = cloud.kit.config;
  const ada = await addPerson(cloud, { username: "ada", name: "Ada", role: "owner", quotaBytes: null });
  const own = { authorization: `Bearer ${await makeToken(cloud.dataFolder)}`, host: `mows.localhost:${port}` };
  const agent = new Agent({ keepAlive: true });
  const send = async (path: string, options: Sending = {}): Promise<IncomingMessage> => {
    const { method = "GET", body, through = port, headers = {} } = options;
    const at = { host: "127.0.0.1", port: through, path: `/.mows/${path}`, agent };
    const outgoing = request({ ...at, method, headers: { ...own, ...headers } });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    // A refusal may come before the whole body is sent, and ends the connection.
    outgoing.on("error", () => undefined);
    return incoming;
  };
  const { root_id: parentId } = await cloud.kit.db
    .selectFrom("spaces")
    .select("root_id")
    .where("owner_id", "=", ada)
    .executeTakeFirstOrThrow();
  const upload = async (name: string, body: Uint8Array, headers: Record<string, string> = {}) => {
    const pair = (key: string, value: string) => `${key} ${Buffer.from(value).toString("base64")}`;
    return send("uploads", {
      method: "POST",
      body,
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(body.byteLength),
        "upload-metadata": `${pair("parentId", parentId)},${pair("filename", name)}`,
        "content-type": "application/offset+octet-stream",
        ...headers,
      },
    });
  };
  return {
    ...cloud,
    port,
    parentId,
    send,
    upload,
    /** Uploads in one request and gives the file's id. */
    file: async (name: string, body: Uint8Array) => {
      const answer = await upload(name, body);
      const text = (await buffer(answer)).toString();
      if (answer.statusCode !== 201) throw new Error(`not uploaded: ${answer.statusCode} ${text}`);
      return String(answer.headers["mows-node-id"]);
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await cloud.stop();
      await folder.remove();
    },
  };
}

/** Over the socket that only the cloud's owner can open. */
async function makeToken(dataFolder: string): Promise<string> {
  const source = `mutation { createToken(input: { name: "test", scopes: ["files.read", "files.write"] }) {
    ... on TokenCreated { secret } } }`;
  const headers = { "mows-as": "ada", "content-type": "application/json", host: "localhost" };
  const at = { socketPath: join(dataFolder, localSocketName), path: "/.mows/graphql", method: "POST", headers };
  const outgoing = request(at).end(JSON.stringify({ query: source }));
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const { data } = JSON.parse(String(await buffer(incoming))) as { data: { createToken: { secret: string } } };
  return data.createToken.secret;
}

type Sending = { method?: string; body?: Uint8Array; through?: number; headers?: Record<string, string> };

/** What differs at every place. */
function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 2_654_435_761) >>> 24);
}

/** nginx with the settings that are shipped, on a port of its own before the cloud. */
async function startNginx(program: string, cloud: { port: number; dataFolder: string }) {
  const [folder, port] = [await mkdtempDisposable(join(tmpdir(), "nginx-")), await freePort()];
  const shipped = await readFile(new URL("../../../platform/proxy/nginx.conf", import.meta.url), "utf8");
  const site = shipped
    .replace("127.0.0.1:4000", `127.0.0.1:${cloud.port}`)
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("/var/lib/mows/blobs/", `${cloud.dataFolder}/blobs/`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder.path}/${name};`,
  );
  await writeFile(join(folder.path, "mows.conf"), site);
  await writeFile(
    join(folder.path, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; pid ${folder.path}/pid; error_log stderr notice;
    events {} http { access_log off; ${temporary.join(" ")} include ${folder.path}/mows.conf; }`,
  );
  const child = spawn(program, ["-e", "stderr", "-p", folder.path, "-c", join(folder.path, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`nginx ended: ${said}`)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("start worker process")) resolve();
    });
  });
  return {
    port,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await exited;
      await folder.remove();
    },
  };
}

const handingOff = { MOWS_HANDOFF: "x-accel-redirect:/internal/" };

it.skipIf(nginx === null)("lets nginx send what it sends itself, byte for byte and header for header", async () => {
  await using cloud = await createCloud(handingOff);
  await using proxy = await startNginx(nginx ?? "", cloud);
  const ids = [await cloud.file("film.mp4", pattern(1_000_000)), await cloud.file("page.html", pattern(70_000))];
  const etag = (await drained(await cloud.send(`files/${ids[0]}/content`))).headers["etag"] as string;
  const requests: [string, Record<string, string>][] = [
    ["", {}],
    ["?download", {}],
    ["", { range: "bytes=5-65000" }],
    ["", { range: "bytes=-100" }],
    ["", { range: "bytes=69000-" }],
    ["", { range: "bytes=0-1,8-9" }],
    ["", { range: "bytes=2000000-" }],
    ["", { "if-none-match": etag }],
    ["", { "if-match": etag }],
    ["", { "if-match": '"other"' }],
    ["", { "if-modified-since": new Date(0).toUTCString() }],
    ["", { "if-modified-since": new Date(Date.now() + 60_000).toUTCString() }],
    ["", { "if-unmodified-since": new Date(0).toUTCString() }],
    ["", { range: "bytes=1-3", "if-range": etag }],
    ["", { range: "bytes=1-3", "if-range": '"other"' }],
    ["", { range: "bytes=1-3", "if-range": new Date(Date.now() + 60_000).toUTCString() }],
    ["", { "sec-fetch-dest": "script" }],
    ["", { authorization: "" }],
  ];
  for (const id of ids) {
    for (const method of ["GET", "HEAD"]) {
      for (const [query, headers] of requests) {
        const ask = async (through: number) =>
          drained(await cloud.send(`files/${id}/content${query}`, { method, headers, through }));
        const asked = { method, query, headers };
        expect({ asked, ...comparable(await ask(proxy.port)) }).toEqual({
          asked,
          ...comparable(await ask(cloud.port)),
        });
      }
    }
  }
});

it.skipIf(nginx === null)("shows nobody what only the cloud hands over", async () => {
  await using cloud = await createCloud(handingOff);
  await using proxy = await startNginx(nginx ?? "", cloud);
  const id = await cloud.file("film.mp4", pattern(100_000));
  const direct = await drained(
    await cloud.send(`files/${id}/content`, { headers: { "x-sendfile-type": "X-Accel-Redirect" } }),
  );
  const path = String(direct.headers["x-accel-redirect"]);
  expect([path, direct.body.byteLength]).toEqual([expect.stringMatching(/^\/internal\/blobs\/[0-9a-f]{2}\//), 0]);
  const stolen = await drained(await cloud.send(`..${path}`, { through: proxy.port }));
  expect(stolen.statusCode).toBe(404);
  // Whoever does not come through the proxy, and does not say what only it says, is sent the bytes.
  expect((await drained(await cloud.send(`files/${id}/content`))).body.byteLength).toBe(100_000);
});

async function drained(answer: IncomingMessage) {
  return { statusCode: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

/** What must be the same whoever sends it: all but what belongs to one answer or one connection. */
function comparable({ statusCode, headers, body }: Awaited<ReturnType<typeof drained>>) {
  const isMultipart = String(headers["content-type"]).startsWith("multipart/");
  // nginx says that it takes ranges where it sends the whole, and not where it sends a part.
  const own = new Set(["date", "server", "connection", "keep-alive", "transfer-encoding", "trace-id", "accept-ranges"]);
  if (isMultipart) own.add("content-type");
  const kept = Object.entries(headers).filter(([name]) => !own.has(name));
  return { statusCode, headers: Object.fromEntries(kept), body: isMultipart ? body.byteLength : sha256(body) };
}

function sha256(body: Buffer): string {
  return createHash("sha256").update(body).digest("hex");
}

it(
  "keeps its files in S3, gets over a store that fails, and says when it stays away",
  { timeout: 120_000 },
  async () => {
    await using s3 = await startS3();
    await using proxy = await startFaultProxy(s3.port);
    await using cloud = await createCloud({ BLOBS_URL: s3.url(proxy.port) });
    const content = pattern(9_000_000);
    const asked = new Set<string>();
    proxy.decide = ({ method, url }) => {
      const isNew = !asked.has(method + url);
      asked.add(method + url);
      return isNew && asked.size % 3 === 0 ? "reset" : null;
    };
    const id = await cloud.file("film.mp4", content);
    const whole = await drained(await cloud.send(`files/${id}/content`));
    expect([whole.statusCode, Buffer.compare(whole.body, content)]).toEqual([200, 0]);
    const range = await drained(
      await cloud.send(`files/${id}/content`, { headers: { range: "bytes=4000000-8500000" } }),
    );
    expect([range.statusCode, Buffer.compare(range.body, content.subarray(4_000_000, 8_500_001))]).toEqual([206, 0]);

    const song = await cloud.file("song.mp3", mp3("Song", await png(40, 40, 200)));
    await cloud.kit.jobs.idle();
    const cover = await drained(await cloud.send(`files/${song}/cover`));
    expect([cover.statusCode, cover.headers["content-type"]]).toEqual([200, "image/webp"]);

    proxy.decide = () => "error";
    const refused = await Promise.all([cloud.send(`files/${id}/content`), cloud.upload("second.mp4", content)]);
    for (const { statusCode, headers, body } of await Promise.all(refused.map(drained))) {
      expect([statusCode, headers["retry-after"]]).toEqual([503, "5"]);
      expect(JSON.parse(body.toString())).toMatchObject({ code: "STORE_UNAVAILABLE" });
    }
    proxy.decide = () => null;
    const again = await drained(await cloud.send(`files/${id}/content`));
    expect([again.statusCode, Buffer.compare(again.body, content)]).toEqual([200, 0]);
    expect(await promisify(execFile)("ls", [cloud.dataFolder]).then(({ stdout }) => stdout)).not.toContain("blobs");
  },
);

const downloads = process.env["MOWS_LONG"] === undefined ? 500 : 5_000;

it(`serves ${downloads} ranges at once, and holds no more of them than it sends`, { timeout: 300_000 }, async () => {
  await using cloud = await createCloud({});
  const content = pattern(8 * 1024 * 1024);
  const id = await cloud.file("film.mp4", content);
  const before = process.memoryUsage.rss();
  const range = { range: "bytes=1000000-1599999" };
  // All are under way before the first is read to its end.
  const open = await Promise.all(
    Array.from({ length: downloads }, async () => cloud.send(`files/${id}/content`, { headers: range })),
  );
  const heldBytes = process.memoryUsage.rss() - before;
  expect(open.map((answer) => answer.statusCode)).toEqual(open.map(() => 206));
  // Client and server share this process: two blocks each there, and what a socket holds here.
  expect(heldBytes / downloads).toBeLessThan(1_000_000);
  const wanted = content.subarray(1_000_000, 1_600_000);
  const right = await Promise.all(open.map((answer) => isMadeOf(answer, wanted)));
  expect(right).toEqual(right.map(() => true));
});

async function isMadeOf(answer: IncomingMessage, wanted: Uint8Array): Promise<boolean> {
  let at = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (chunk.compare(wanted, at, at + chunk.byteLength) !== 0) return false;
    at += chunk.byteLength;
  }
  return at === wanted.byteLength;
}
