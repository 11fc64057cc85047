import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { filesDb, filesTx } from "../files-database.ts";
import type { MediaProbe } from "../ports.ts";
import { enqueueExtraction } from "./enqueue-extraction.ts";
import { currentExtractor, extractorOf } from "./extractor.ts";
import { mediaKind } from "./media-kind.ts";

/** How far it came: files after this one are still to be looked at. */
export type ExtractingAgain = { after: NodeId | null };

const system: Principal = { kind: "operator" };
/** Files that one step looks at. Their first looks are in the queue before the next step, and so is what people upload meanwhile. */
const batchSize = 200;

/** Begins to read files again where this cloud finds more in them than the one before: after an upgrade, or since ffmpeg is there. */
export async function beginExtractingAgain({ kit, probe }: { kit: Kit; probe: MediaProbe }): Promise<void> {
  const current = currentExtractor(await probe.decodesFilms());
  const known = await filesDb(kit.db).selectFrom("extractors").select("current").executeTakeFirst();
  if (known?.current === current) return;
  await kit.write(system, null, async (tx) => {
    await filesTx(tx)
      .insertInto("extractors")
      .values({ id: 1, current })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ current }))
      .execute();
    const beginning: ExtractingAgain = { after: null };
    await kit.jobs.enqueue(tx, "files.extract-again", beginning);
  });
}

/** One step: enqueues the files among the next ones that were not read by this extractor, and then itself. Run as a job. */
export async function extractAgain(
  { kit, probe }: { kit: Kit; probe: MediaProbe },
  { after }: ExtractingAgain,
): Promise<void> {
  const decodesFilms = await probe.decodesFilms();
  const next = await filesDb(kit.db)
    .selectFrom("nodes as n")
    .leftJoin("meta as m", (join) => join.onRef("m.node_id", "=", "n.id").on("m.namespace", "=", "extracted"))
    .select(["n.id", "n.name", "n.mime", "m.extractor"])
    .where("n.kind", "=", "file")
    .where("n.deleted_at", "is", null)
    .$if(after !== null, (nodes) => nodes.where("n.id", ">", after))
    .orderBy("n.id")
    .limit(batchSize)
    .execute();
  const last = next.at(-1);
  if (last === undefined) return;
  await kit.write(system, null, async (tx) => {
    for (const { id: nodeId, name, mime, extractor } of next) {
      const kind = mediaKind(name, mime ?? "");
      if (kind === null || extractor === extractorOf(kind, decodesFilms)) continue;
      await enqueueExtraction(kit, tx, { nodeId, name, mime: mime ?? "" });
    }
    const rest: ExtractingAgain = { after: last.id };
    await kit.jobs.enqueue(tx, "files.extract-again", rest);
  });
}
