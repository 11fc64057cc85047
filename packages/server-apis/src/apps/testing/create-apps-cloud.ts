import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { newId, type AppId, type PersonId, type SessionId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { openAppFolders } from "../adapters/open-app-folders.ts";
import type { Apps } from "../domain/apps.ts";
import { knownApps } from "../domain/known-apps.ts";
import { oneAtATime } from "../domain/one-at-a-time.ts";
import { apps as service } from "../service.ts";

export const operator: Principal = { kind: "operator" };
export const member: Principal = {
  kind: "person",
  personId: newId<PersonId>(),
  appId: null,
  sessionId: newId<SessionId>(),
  scopes: null,
  credential: "session",
};

/** The service's use cases over a database in memory and folders of this test's own. */
export async function createAppsCloud() {
  const folder = await mkdtemp(join(tmpdir(), "mows-apps-test-"));
  const dataFolder = join(folder, "data");
  const registered: { appId: AppId; name: string; scopes: readonly string[] }[] = [];
  const kit = await createTestKit({
    services: [service],
    peers: { clientRegistry: { register: async (_tx, client) => void registered.push(client) } },
    overrides: { dataFolder },
    startJobs: false,
  });
  const folders = await openAppFolders(dataFolder);
  const apps: Apps = {
    kit,
    peers: kit.peers,
    folders,
    known: knownApps(kit),
    inDevelopment: new Map(),
    inTurn: oneAtATime(),
  };
  return {
    apps,
    kit,
    dataFolder,
    registered,
    directory: await createDirectory(folder),
    createDirectory: () => createDirectory(folder),
    async fetchIcon(id: string, principal: Principal, headers: HeadersInit = {}): Promise<Response> {
      const route = kit.running["apps"]?.routes?.find(({ path }) => path === "apps/:id/icon");
      const { cloud: origin } = kit.origins;
      const request = new Request(`${origin}/.mows/apps/${id}/icon`, { headers });
      const context: RequestContext = {
        principal,
        traceId: "0".repeat(32),
        log: silentLog,
        origin,
        clientAddress: "127.0.0.1",
        request,
        reauthenticate: async () => principal,
        cut: () => undefined,
      };
      return route!.handle(context, { id });
    },
    async [Symbol.asyncDispose]() {
      await kit[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with an app that can be installed; `write` changes it. */
async function createDirectory(parent: string) {
  const path = await mkdtemp(join(parent, "app-"));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  const manifest = (lines: readonly string[] = []): Promise<void> =>
    write(
      "mows.yaml",
      ["manifest: 1", "id: notes", "name: Notes", "version: 1.0.0", "static: dist", ...lines].join("\n"),
    );
  await manifest();
  await write("dist/index.html", "<!doctype html><title>Notes</title>");
  await write("dist/assets/app.js", "console.log(1)");
  return { path, write, manifest };
}
