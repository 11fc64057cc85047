import { chmod, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@mows/server-apis";
import { expect, it } from "vitest";
import { checkBlobs } from "./check-blobs.ts";
import { checkChromium } from "./check-chromium.ts";
import { checkClock } from "./check-clock.ts";
import { checkDataFolder } from "./check-data-folder.ts";
import { checkDatabase } from "./check-database.ts";
import { checkDisk } from "./check-disk.ts";
import { checkPort } from "./check-port.ts";

const config = readConfig({});

it("tells a port that another program has from one that is free or our own cloud's", async () => {
  await using taken = await listeningServer();
  expect(await checkPort(taken.at, false)).toMatchObject({
    state: "failed",
    advice: expect.stringContaining("MOWS_PORT"),
  });
  expect(await checkPort(taken.at, true)).toMatchObject({ state: "ok" });
  expect(await checkPort({ listen: "127.0.0.1", port: 0 }, false)).toMatchObject({ state: "ok" });
  expect(await checkPort({ listen: "192.0.2.1", port: 0 }, false)).toMatchObject({ state: "failed" });
});

it("looks at the data folder and its room, whether it is there or not", async () => {
  await using folder = await temporaryFolder();
  expect(await checkDataFolder(join(folder.path, "a/b"))).toMatchObject({
    state: "ok",
    found: expect.stringContaining("will be made"),
  });
  expect(await checkDataFolder(folder.path)).toMatchObject({ state: "ok" });
  await chmod(folder.path, 0o755);
  expect(await checkDataFolder(folder.path)).toMatchObject({
    state: "warning",
    advice: `Run: chmod go-rw ${folder.path}`,
  });
  await writeFile(join(folder.path, "file"), "");
  expect(await checkDataFolder(join(folder.path, "file"))).toMatchObject({ state: "failed" });
  expect((await checkDisk(folder.path)).found).toMatch(/^[\d.]+ [kMGT]?B free$/);
});

it("finds a clock that went back before the cloud's last start", async () => {
  await using folder = await temporaryFolder();
  const witness = join(folder.path, "lock.json");
  const now = new Date("2027-01-01T12:00:00Z");
  expect(await checkClock(now, witness)).toMatchObject({ state: "ok" });
  await writeFile(witness, "{}");
  await utimes(witness, now, new Date("2027-01-01T13:00:00Z"));
  expect(await checkClock(now, witness)).toMatchObject({ state: "failed", advice: expect.stringContaining("set-ntp") });
  expect(await checkClock(new Date(0), witness)).toMatchObject({ state: "failed" });
});

it("takes the word of the cloud that runs for its database, and else looks for one", () => {
  expect(checkDatabase(config, { services: { database: "ok" } })).toMatchObject({ state: "ok" });
  expect(checkDatabase(config, { services: { database: "is away" } })).toMatchObject({
    state: "failed",
    found: "is away",
  });
  expect(checkDatabase({ ...config, databaseUrl: "postgres://db" }, null).found).toContain("DATABASE_URL");
  expect(checkDatabase(config, null).name).toBe("database");
});

it("says where files lie, and what is wrong there", async () => {
  expect(await checkBlobs(config, "/data")).toMatchObject({ state: "ok", found: "in the data folder" });
  await using service = await serviceWithoutBuckets();
  const blobs = {
    bucketUrl: `${service.url}/blobs`,
    prefix: "",
    region: "us-east-1",
    accessKeyId: "key",
    secretAccessKey: "secret",
    sessionToken: null,
  };
  expect(await checkBlobs({ blobs }, "/data")).toMatchObject({
    state: "failed",
    found: expect.stringMatching(/^BLOBS_URL names http:\/\/127\.0\.0\.1:\d+\/blobs: .*NoSuchBucket$/),
  });
});

it("names the browser that was chosen and does not start", async () => {
  expect(await checkChromium("/nowhere/chromium")).toMatchObject({
    state: "warning",
    found: expect.stringContaining("/nowhere/chromium"),
  });
});

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "mows-doctor-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function serviceWithoutBuckets() {
  const server = createHttpServer((_incoming, outgoing) => {
    outgoing.writeHead(404).end("<Error><Code>NoSuchBucket</Code></Error>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function listeningServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = { listen: "127.0.0.1", port: (server.address() as AddressInfo).port };
  return { at, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
