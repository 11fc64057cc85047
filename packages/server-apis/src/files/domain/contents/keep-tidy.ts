import type { Kit } from "../../../kit/kit.ts";
import { unref } from "../../../kit/unref.ts";
import { reapReads } from "../dav/dav-reads.ts";
import { reapTrash } from "../trash/reap-trash.ts";
import { reapUploads } from "../uploads/reap-uploads.ts";
import { reapDrafts } from "./reap-drafts.ts";
import { sweepBlobs } from "./sweep-blobs.ts";

/** How often what is expired is looked for: a few queries, and nothing written where there is none. */
const reapEveryMs = 15 * 60 * 1000;
/** How often the store is compared with the tables: a listing of the store, and nothing written where they agree. */
const sweepEveryMs = 24 * 60 * 60 * 1000;

/** Takes away, from time to time, what uploads and crashes left behind. The first sweep comes with the first reaping. */
export function keepTidy(kit: Kit): { stop(): void } {
  const stopping = new AbortController();
  let sweptAtMs: number | null = null;

  async function tidy(): Promise<void> {
    await reapTrash(kit);
    await reapUploads(kit);
    await reapDrafts(kit);
    await reapReads(kit.db, kit.clock.now());
    // Of the timers, not of the clock: that one may go backwards.
    if (sweptAtMs !== null && performance.now() - sweptAtMs < sweepEveryMs) return;
    sweptAtMs = performance.now();
    const outcome = await sweepBlobs(kit, stopping.signal);
    if (outcome.kind === "refused")
      kit.log.error(outcome, "most of the blob store is unknown to the database: not swept");
    else if (outcome.count > 0) kit.log.info({ blobs: outcome.count }, "bytes that nothing refers to were deleted");
  }

  const timer = setInterval(() => {
    tidy().catch((cause: unknown) => {
      if (!stopping.signal.aborted) kit.log.warn({ cause }, "what is left over could not be taken away");
    });
  }, reapEveryMs);
  unref(timer);
  return {
    stop: () => {
      clearInterval(timer);
      stopping.abort(new Error("the cloud is stopping"));
    },
  };
}
