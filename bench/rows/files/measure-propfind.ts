import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { basicAuthorization } from "../../cloud/basic-authorization.ts";
import { inTurns } from "../../load/in-turns.ts";
import { propfind, type DavTarget } from "../../load/propfind.ts";
import { median } from "../../measure/median.ts";
import { watchMemory } from "../../measure/peak-memory.ts";
import { findDavModule, findNginx, nginxVersion } from "../../peers/find-nginx.ts";
import { startNginx } from "../../peers/start-nginx.ts";
import type { RowResult } from "../../row.ts";
import type { UnderTest } from "./under-test.ts";

const rounds = 3;
const mebibyte = 1024 * 1024;

type Contender = { name: string; at: DavTarget; seconds: number[]; bytes: number };

/** A very large folder over WebDAV, beside nginx over as many files of the same names. */
export async function measurePropfind(underTest: UnderTest): Promise<RowResult> {
  const { cloud, listedCount, progress } = underTest;
  const ours = contender("MOWS", {
    port: cloud.port,
    path: `/.mows/dav/${await davPath(underTest)}/`,
    headers: { authorization: await basicAuthorization(cloud) },
  });
  await using nginx = await startPeer(underTest).catch(() => null);
  const peer = nginx === null ? null : contender(nginx.name, { port: nginx.port, path: "/listed/", headers: {} });
  const all = peer === null ? [ours] : [ours, peer];
  const growthBytes = await watchMemory(cloud.pid);
  for (const one of all) await list(one, listedCount);
  await inTurns(rounds, all, async (one) => {
    progress(`PROPFIND of ${listedCount} children, ${one.name}`);
    one.seconds.push(await list(one, listedCount));
  });
  const grown = await growthBytes();
  const what = `PROPFIND, depth 1, ${listedCount.toLocaleString("en")} children`;
  const peers = (value: (one: Contender) => number) =>
    peer === null ? {} : { peer: { name: `${peer.name} with dav-ext`, value: value(peer) } };
  return {
    measurements: [
      {
        what: `${what}, to the last byte`,
        unit: "s",
        ours: median(ours.seconds),
        ...peers((one) => median(one.seconds)),
        ...(peer !== null && { floor: { of: "ratio", is: "at most", bound: 1 } as const }),
      },
      { what: `${what}, the answer`, unit: "MB", ours: ours.bytes / mebibyte, ...peers((one) => one.bytes / mebibyte) },
      {
        what: `${what}, the server's memory, its peak above what it was before the first`,
        unit: "MB",
        ours: grown / mebibyte,
        floor: { of: "ours", is: "at most", bound: 30 },
      },
    ],
    notes: [
      peer === null
        ? "nginx with its dav-ext module could not be had from the distribution: PROPFIND has no peer here."
        : "PROPFIND asks for name, size, time and kind. nginx reads a folder of empty files and signs nobody in.",
    ],
  };
}

function contender(name: string, at: DavTarget): Contender {
  return { name, at, seconds: [], bytes: 0 };
}

/** The seconds it took; throws unless the folder and each child were told. */
async function list(one: Contender, children: number): Promise<number> {
  const { seconds, bytes, responses } = await propfind(one.at);
  if (responses !== children + 1) throw new Error(`${one.name} told ${responses} resources`);
  one.bytes = bytes;
  return seconds;
}

async function davPath({ database, listedFolderId }: UnderTest): Promise<string> {
  const { rows } = await database.query<{ name: string; above: string }>(
    "select n.name, p.name as above from nodes n join nodes p on p.id = n.parent_id where n.id = $1",
    [listedFolderId],
  );
  return [rows[0]?.above ?? "", rows[0]?.name ?? ""].map(encodeURIComponent).join("/");
}

async function startPeer({ database, temporaryFolder, listedFolderId, listedCount, progress }: UnderTest) {
  const [program, davModule] = [await findNginx(temporaryFolder), await findDavModule(temporaryFolder)];
  if (program === null || davModule === null) return null;
  progress(`making ${listedCount} empty files`);
  const { rows } = await database.query<{ name: string }>("select name from nodes where parent_id = $1", [
    listedFolderId,
  ]);
  const folder = join(temporaryFolder, "listed");
  await mkdir(folder);
  for (let at = 0; at < rows.length; at += 1_000) {
    await Promise.all(rows.slice(at, at + 1_000).map(({ name }) => writeFile(join(folder, name), "")));
  }
  return { ...(await startNginx(program, temporaryFolder, davModule)), name: await nginxVersion(program) };
}
