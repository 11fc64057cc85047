import { link } from "node:fs/promises";
import { join } from "node:path";
import { openAppSession } from "../cloud/open-app-session.ts";
import { connectDatabase, startCloud, type BenchCloud } from "../cloud/start-cloud.ts";
import { downloadSeconds } from "../load/download.ts";
import { inTurns } from "../load/in-turns.ts";
import { uploadByTus } from "../load/tus-client.ts";
import { cpuSeconds } from "../measure/cpu-seconds.ts";
import { median } from "../measure/median.ts";
import { processTree } from "../processes/process-tree.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import { findNginx, nginxVersion } from "../peers/find-nginx.ts";
import { startNginx } from "../peers/start-nginx.ts";
import type { Row } from "../row.ts";

const mebibytes = 512;
const lengthBytes = mebibytes * 1024 * 1024;
const rounds = 5;

/** One large download. Both serve the very same file, by a hard link. */
export const download: Row = {
  name: "download",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using served = await temporaryFolder();
    const program = await findNginx(served.path);
    if (program === null)
      return {
        measurements: [],
        notes: ["Skipped: there is no nginx here and none could be had from the distribution."],
      };
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    progress(`uploading ${mebibytes} MiB to download`);
    const { headers } = session;
    const metadata = { parentId: session.folderId, filename: "bench.bin" };
    const uploaded = await uploadByTus({ port: cloud.port, path: "/.mows/uploads", headers, metadata }, mebibytes);
    await link(await blobPath(cloud), join(served.path, "bench.bin"));
    await using nginx = await startNginx(program, served.path);

    const name = await nginxVersion(program);
    const ours = contender(
      { port: cloud.port, path: `/.mows/files/${String(uploaded.headers["mows-node-id"])}/content`, headers },
      cloud.pid,
    );
    const peer = contender({ port: nginx.port, path: "/bench.bin", headers: {} }, nginx.pid);
    for (const one of [ours, peer]) await downloadSeconds(one.at, lengthBytes);
    await inTurns(rounds, [ours, peer], async (one) => {
      progress(`${mebibytes} MiB from ${one === ours ? "MOWS" : name}`);
      const pids = await processTree(one.pid);
      const before = await cpuSeconds(pids);
      one.speeds.push(mebibytes / (await downloadSeconds(one.at, lengthBytes)));
      one.cpu.push((await cpuSeconds(pids)) - before);
    });
    return {
      measurements: [
        {
          what: `download ${mebibytes} MiB`,
          unit: "MB/s",
          ours: median(ours.speeds),
          peer: { name, value: median(peer.speeds) },
          floor: { of: "ratio", is: "at least", bound: 0.6 },
        },
        {
          what: `download ${mebibytes} MiB, CPU time of the server`,
          unit: "s",
          ours: median(ours.cpu),
          peer: { name, value: median(peer.cpu) },
        },
      ],
      notes: ["Ours also signs in, authorises and finds the content in its database."],
    };
  },
};

function contender(at: { port: number; path: string; headers: Record<string, string> }, pid: number) {
  return { at, pid, speeds: new Array<number>(), cpu: new Array<number>() };
}

/** Where the only blob of this size lies. */
async function blobPath(cloud: BenchCloud): Promise<string> {
  await using database = connectDatabase(cloud);
  const { rows } = await database.query<{ id: string }>("select id from blobs where size = $1", [lengthBytes]);
  const id = rows[0]?.id ?? "";
  return join(cloud.dataFolder, "blobs", id.slice(24, 26), id);
}
