import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runMows } from "../../cloud/start-cloud.ts";
import { cpuSeconds } from "../../measure/cpu-seconds.ts";
import type { RowResult } from "../../row.ts";
import type { UnderTest } from "./under-test.ts";

const [folders, filesAFolder] = [100, 100];
const files = folders * filesAFolder;

/** Small texts, one by one, by `mows import` on the cloud's own machine. */
export async function measureImport({ cloud, database, temporaryFolder, progress }: UnderTest): Promise<RowResult> {
  progress(`importing ${files} small files`);
  const source = join(temporaryFolder, "small");
  for (let folder = 0; folder < folders; folder += 1) {
    const path = join(source, `Folder ${folder}`);
    await mkdir(path, { recursive: true });
    for (let file = 0; file < filesAFolder; file += 1) {
      // From 1 to 8 KB, no two the same.
      const text = randomBytes(4 * 1024)
        .toString("hex")
        .slice(0, 1024 + file * 72);
      await writeFile(join(path, `Note ${file}.txt`), text);
    }
  }
  const [cpuBefore, before] = [await cpuSeconds([cloud.pid]), await statistics(database)];
  const output = await runMows(cloud, ["import", source, "--to", "/Small", "--as", "ada", "--json"]);
  const [cpuAfter, after] = [await cpuSeconds([cloud.pid]), await statistics(database)];
  const { tookMs } = JSON.parse(output) as { tookMs: number };
  // What the command says it did is not what is measured: the files have to be there when it ends.
  if (after.versions - before.versions !== files) throw new Error(`the import of ${files} files ended with ${output}`);
  return {
    measurements: [
      {
        what: `mows import of ${files.toLocaleString("en")} files of 1 to 8 KB`,
        unit: "files/s",
        ours: files / (tookMs / 1000),
        floor: { of: "ours", is: "at least", bound: 1_500 },
      },
    ],
    notes: [
      `Import, a file, until the command ended: ${(((cpuAfter - cpuBefore) * 1000) / files).toFixed(2)} ms CPU time of the server's process, ` +
        `${((after.transactions - before.transactions) / files).toFixed(2)} transactions. Most of reading what is in the files comes later.`,
    ],
  };
}

async function statistics(database: UnderTest["database"]): Promise<{ transactions: number; versions: number }> {
  const { rows } = await database.query<{ transactions: string; versions: string }>(
    `select (select count(*) from versions) as versions, xact_commit as transactions
     from pg_stat_database where datname = current_database()`,
  );
  return { transactions: Number(rows[0]?.transactions), versions: Number(rows[0]?.versions) };
}
