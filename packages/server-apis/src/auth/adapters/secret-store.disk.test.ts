import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { secretStoreContract } from "./secret-store.contract.ts";
import { createDiskSecretStore } from "./secret-store.disk.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "mows-secrets-"));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

secretStoreContract((test) => inFolder((folder) => test(() => createDiskSecretStore(folder))));

it("lets nobody else read the file, and leaves nothing beside it", () =>
  inFolder(async (folder) => {
    await createDiskSecretStore(folder).loadOrCreate("key", () => "secret");
    expect((await stat(join(folder, "key"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["key"]);
  }));
