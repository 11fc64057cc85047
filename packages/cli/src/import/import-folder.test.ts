import { mkdir, mkdtempDisposable, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, readConfig, startCloud } from "@mows/server-apis";
import { expect, it } from "vitest";
import { connectLocalCloud } from "../local-cloud.ts";
import { smallFileBytes } from "./gather-batches.ts";
import { importFolder } from "./import-folder.ts";

const never = new AbortController().signal;

/** A cloud with Ada, and an empty folder to import from. */
async function createImport() {
  const source = await mkdtempDisposable(join(tmpdir(), "mows-import-"));
  const data = await mkdtempDisposable(join(tmpdir(), "mows-import-cloud-"));
  const [folder, dataFolder] = [source.path, data.path];
  const config = readConfig({ MOWS_PORT: "0", MOWS_DATA: dataFolder });
  const started = await startCloud({ config, log: createLog("error"), consoleFolder: folder });
  const operator = connectLocalCloud({ dataFolder });
  await operator.mows.auth.createPerson({ username: "ada", name: "Ada", password: "correct-horse-battery" });
  await operator.close();
  const cloud = connectLocalCloud({ dataFolder, as: "ada" });
  const paths: string[] = [];
  const fetch: typeof globalThis.fetch = (address, init) => {
    paths.push(address instanceof Request ? address.url : address.toString());
    return cloud.fetch(address, init);
  };
  return {
    folder,
    db: started.kit.db,
    /** What was sent since the last time. */
    requests: () => paths.splice(0),
    import: () => importFolder({ cloud: { ...cloud, fetch }, folder, to: "/Backup", signal: never }),
    async [Symbol.asyncDispose]() {
      await cloud.close();
      await started.stop();
      await source.remove();
      await data.remove();
    },
  };
}

it("sends small files together and large ones by themselves, and each of them once", { timeout: 60_000 }, async () => {
  await using ada = await createImport();
  await mkdir(join(ada.folder, "deep"));
  for (let n = 0; n < 1_100; n += 1) await writeFile(join(ada.folder, n % 2 === 0 ? "." : "deep", `${n}.bin`), `${n}`);
  await writeFile(join(ada.folder, "large.bin"), "");
  await truncate(join(ada.folder, "large.bin"), smallFileBytes + 1);
  expect(await ada.import()).toMatchObject({ imported: 1_101, alreadyThere: 0, failures: [] });
  const batches = ada.requests().filter((path) => path === "/.mows/uploads/batch");
  expect(batches).toHaveLength(2);
  await writeFile(join(ada.folder, "later.bin"), "later");
  expect(await ada.import()).toMatchObject({ imported: 1, alreadyThere: 1_101, failures: [] });
  expect(ada.requests()).toEqual(["/.mows/uploads/batch"]);
});

it("stores what there is room for, one by one, and lists the others", { timeout: 60_000 }, async () => {
  await using ada = await createImport();
  for (const name of ["a", "b", "c"]) await writeFile(join(ada.folder, name), name.repeat(1_000));
  await ada.db.updateTable("spaces").set({ limit_bytes: 2_500 }).execute();
  const summary = await ada.import();
  expect(summary).toMatchObject({ imported: 2, importedBytes: 2_000 });
  expect(summary.failures).toEqual([
    { path: join(ada.folder, "c"), reason: expect.stringContaining("not enough room") as string },
  ]);
});
