import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDiskBlobStore } from "../kit/blobs/blob-store.disk.node.ts";
import type { NodeId } from "../kit/ids.ts";
import { filesDb } from "./domain/files-database.ts";
import { nodeToGraphql } from "./resolvers/node-to-graphql.ts";
import { getNode } from "./domain/tree/get-node.ts";
import { pdf } from "./testing/documents.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";
import { film, filmsAreMade } from "./testing/media-files.ts";

/** A cloud as it is on a machine: bytes on a disk, readers in processes of their own. */
async function createDiskCloud(): Promise<FileCloud> {
  const folder = await mkdtempDisposable(join(tmpdir(), "cloud-"));
  const blobs = createDiskBlobStore(join(folder.path, "blobs"));
  const cloud = await createFileCloud({ overrides: { dataFolder: folder.path, blobs } });
  return {
    ...cloud,
    [Symbol.asyncDispose]: async () => {
      await cloud[Symbol.asyncDispose]();
      await folder.remove();
    },
  };
}

async function show(cloud: FileCloud, id: NodeId) {
  const found = await getNode(cloud.kit, cloud.ada, id);
  if (found.kind !== "node") throw new Error(found.kind);
  const shown = nodeToGraphql(found.node);
  if (shown.__typename !== "File") throw new Error(shown.__typename);
  return shown;
}

const below = (address: string | null) => (address ?? "").replace("/.mows/", "");

describe("a cloud on a disk", () => {
  it("reads a PDF, and draws its first page", async () => {
    await using cloud = await createDiskCloud();
    const id = await cloud.upload("a.pdf", pdf(["Hello"], "Greeting"));
    await cloud.kit.jobs.idle();
    const shown = await show(cloud, id);
    expect(shown).toMatchObject({ document: { pages: 1, title: "Greeting", problem: null }, waveformUrl: null });
    const drawn = await cloud.fetch(`${below(shown.thumbnailUrl)}&size=1600`, { method: "HEAD" });
    expect([drawn.status, drawn.headers.get("content-type")]).toEqual([200, "image/webp"]);
    const texts = await filesDb(cloud.kit.db).selectFrom("extracted_texts").select("text").execute();
    expect(texts).toEqual([{ text: "Hello" }]);
  });

  it.runIf(filmsAreMade)("streams a film to whoever may see it, and shows a frame of it", async () => {
    await using cloud = await createDiskCloud();
    const id = await cloud.upload("a.avi", film("a.avi", 8, ["-c:v", "mpeg4", "-c:a", "mp3"]));
    expect((await show(cloud, id)).video).toBeNull();
    await cloud.kit.jobs.idle();
    const { video, thumbnailUrl } = await show(cloud, id);
    expect(video).toMatchObject({ width: 320, height: 180, codec: "mpeg4", problem: null });
    expect((await cloud.fetch(below(thumbnailUrl), { method: "HEAD" })).status).toBe(200);
    const address = below(video?.hlsUrl ?? null);
    const playlist = await cloud.fetch(address);
    expect(playlist.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
    const pieces = (await playlist.text()).split("\n").filter((line) => line.includes(".ts"));
    expect(pieces).toEqual(["000000.ts?version=1", "000001.ts?version=1"]);
    const piece = await cloud.fetch(`files/${id}/hls/${pieces[1] ?? ""}`);
    expect([piece.status, piece.headers.get("content-type")]).toEqual([200, "video/mp2t"]);
    const { principal } = await cloud.addPerson();
    expect((await cloud.fetch(address, { as: principal })).status).toBe(404);
    expect((await cloud.fetch(`files/${id}/hls/000001.ts?version=2`)).status).toBe(404);
    expect((await cloud.fetch(`files/${id}/hls/..%2f..%2fx`)).status).toBe(404);
  });

  it.runIf(filmsAreMade)("tells how loud a sound is, and keeps it", async () => {
    await using cloud = await createDiskCloud();
    const id = await cloud.upload("a.ogg", film("a.ogg", 1, ["-map", "1:a", "-c:a", "libvorbis"]));
    const noise = await cloud.upload("b.mp3", crypto.getRandomValues(new Uint8Array(9_000)));
    await cloud.kit.jobs.idle();
    const address = below((await show(cloud, id)).waveformUrl);
    const [first, same] = await Promise.all([cloud.fetch(address), cloud.fetch(address)]);
    const told = (await first.json()) as { durationMs: number; peaks: number[] };
    expect(told.durationMs).toBeCloseTo(1_000, -2);
    expect([told.peaks.length, Math.max(...told.peaks) > 20]).toEqual([100, true]);
    expect(await same.json()).toEqual(told);
    const again = { headers: { "if-none-match": first.headers.get("etag") ?? "" } };
    expect((await cloud.fetch(address, again)).status).toBe(304);
    expect((await cloud.fetch(`files/${noise}/waveform`)).status).toBe(404);
    expect((await show(cloud, noise)).waveformUrl).toBeNull();
    const kept = await filesDb(cloud.kit.db).selectFrom("waveforms").select("peaks").orderBy("duration_ms").execute();
    expect(kept.map(({ peaks }) => peaks?.length ?? null)).toEqual([null, 100]);
  });
});
