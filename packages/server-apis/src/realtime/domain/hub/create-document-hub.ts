import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import { LogWriter } from "../log/log-writer.ts";
import { prepareAppend } from "../log/prepare-append.ts";
import { Backlog } from "./backlog.ts";
import { createBusLink } from "./bus-link.ts";
import type { DocumentBus } from "./document-bus.ts";
import type { DocumentHub, OpenDocument } from "./document-hub.ts";
import { DocumentShelf } from "./document-shelf.ts";
import { editDocument } from "./edit-document.ts";
import { GapHealer } from "./gap-healer.ts";
import type { HubContext } from "./hub-context.ts";
import type { HubUpdate } from "./hub-update.ts";
import { LiveDocument } from "./live-document.ts";
import { loadDocument } from "./load-document.ts";
import { observeHub } from "./observe-hub.ts";
import { StateCache } from "./state-cache.ts";
import { TurnDeliveries } from "./turn-deliveries.ts";

/** What open documents keep in memory although it could be read again, all together. */
const cachedBytes = 64 * 1024 * 1024;
/** What may wait to be committed while the database is away. */
const backlogBytes = 64 * 1024 * 1024;
/** How long stopping waits for the database. */
const stopWithinMs = 5_000;

export type HubOptions = {
  kit: Pick<Kit, "db" | "bus" | "clock" | "jobs" | "log" | "metrics">;
  peers: Peers;
  bus: DocumentBus;
  limits: { unloadAfterMs: number; documentBytes: number; settleAfterMs: number };
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
    backlog: new Backlog(backlogBytes),
    documentBytes: limits.documentBytes,
    wake: (lane) => writer.wake(lane),
    hasNews: (document) => deliveries.add(document),
    publish: (id, committed) => link.tell(id, { kind: "committed", ...committed }),
    hasGap: (id) => healer.add(id),
  };
  const endResumed = bus.onResumed(() => void healer.heal([...shelf.documents()].map(({ id }) => id)));

  return {
    async open(id) {
      const document = await shelf.hold(id);
      return document === null ? null : opened(document, () => shelf.release(id));
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
    settled(id, headSequence, roomBytes) {
      shelf.find(id)?.heard(headSequence, roomBytes);
      link.tell(id, { kind: "settled", headSequence, roomBytes });
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

/** One holder's view; releasing it twice counts once. */
function opened(document: LiveDocument, release: () => void): OpenDocument {
  let isReleased = false;
  return {
    id: document.id,
    get headSequence() {
      return document.headSequence;
    },
    sync: (stateVector) => document.sync(stateVector),
    since: (sequence) => document.since(sequence),
    receive: (update, author, from) => document.receive(update, author, from),
    subscribe: (subscriber) => document.audience.join(subscriber),
    release() {
      if (isReleased) return;
      isReleased = true;
      release();
    },
  };
}
