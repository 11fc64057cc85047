import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import { LogWriter } from "../log/log-writer.ts";
import { prepareAppend } from "../log/prepare-append.ts";
import { Backlog } from "./backlog.ts";
import { createBusLink } from "./bus-link.ts";
import type { DocumentBus } from "./document-bus.ts";
import type { DocumentHub } from "./document-hub.ts";
import { DocumentShelf } from "./document-shelf.ts";
import { editDocument } from "./edit-document.ts";
import { GapHealer } from "./gap-healer.ts";
import { HeldDocument } from "./held-document.ts";
import type { HubContext } from "./hub-context.ts";
import type { HubUpdate } from "./hub-update.ts";
import { LiveDocument } from "./live-document.ts";
import { loadDocument } from "./load-document.ts";
import { observeHub } from "./observe-hub.ts";
import { StateCache } from "./state-cache.ts";
import { TurnDeliveries } from "./turn-deliveries.ts";

/** What open documents keep in memory although it could be read again, all together. */
const cachedBytes = 64 * 1024 * 1024;
const defaultBacklogBytes = 64 * 1024 * 1024;
/** How long stopping waits for the database. */
const stopWithinMs = 5_000;

export type HubOptions = {
  kit: Pick<Kit, "db" | "bus" | "clock" | "jobs" | "log" | "metrics">;
  peers: Peers;
  bus: DocumentBus;
  limits: {
    unloadAfterMs: number;
    documentBytes: number;
    settleAfterMs: number;
    /** What may wait to be committed while the database is away; default 64 MiB. */
    backlogBytes?: number;
  };
};

export function createDocumentHub({ kit, peers, bus, limits }: HubOptions): DocumentHub {
  const { db, clock, log } = kit;
  const link = createBusLink(bus, log);
  const deliveries = new TurnDeliveries();
  const healer = new GapHealer({ db, log, find: (id) => shelf.find(id) });
  const shelf = new DocumentShelf((id) => {
    const document = loadDocument(db, id).then((loaded) =>
      loaded === null ? null : new LiveDocument(id, loaded, context),
    );
    return { document, close: link.follow(id, document) };
  }, limits.unloadAfterMs);
  const observed = observeHub(kit.metrics, shelf);
  const writer = new LogWriter<HubUpdate>({
    db,
    clock,
    log,
    prepare: (wanted) => prepareAppend({ kit, peers, settleAfterMs: limits.settleAfterMs }, wanted),
    committed: observed.committed,
  });
  const context: HubContext = {
    db,
    cache: new StateCache(cachedBytes),
    backlog: new Backlog(limits.backlogBytes ?? defaultBacklogBytes),
    documentBytes: limits.documentBytes,
    wake: (lane) => writer.wake(lane),
    hasNews: (document) => deliveries.add(document),
    publish: (id, committed) => link.tell(id, { kind: "committed", ...committed }),
    settleSoon: (id) => void settleSoon(kit, id),
    hasGap: (id) => healer.add(id),
  };
  const endResumed = bus.onResumed(() => void healer.heal([...shelf.documents()].map(({ id }) => id)));

  const release = (id: NodeId): void => shelf.release(id);
  return {
    async open(id) {
      const document = await shelf.hold(id);
      return document === null ? null : new HeldDocument(document, release);
    },
    async edit(id, author, make) {
      const document = await shelf.hold(id);
      if (document === null) return null;
      try {
        return await editDocument(document, author, make);
      } finally {
        shelf.release(id);
      }
    },
    settled(id, facts) {
      shelf.find(id)?.heard(facts);
      link.tell(id, { kind: "settled", ...facts });
    },
    end(ids) {
      for (const id of ids) {
        shelf.find(id)?.end();
        link.tell(id, { kind: "ended" });
      }
    },
    async stop() {
      endResumed();
      healer.stop();
      await writer.stop(stopWithinMs);
      shelf.stop();
    },
  };
}

/** One job more than the one that is planned already. Without it, all that is lost is time. */
async function settleSoon({ db, jobs, bus, log }: HubOptions["kit"], documentId: NodeId): Promise<void> {
  try {
    await db.transaction().execute((tx) => jobs.enqueue(tx, "realtime.settle", { documentId, early: true }));
    bus.publish("jobs");
  } catch (error) {
    log.warn({ document: documentId, error: String(error) }, "a document with a long log could not be settled early");
  }
}
