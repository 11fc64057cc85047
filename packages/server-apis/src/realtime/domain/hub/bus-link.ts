import type { NodeId } from "../../../kit/ids.ts";
import type { Log } from "../../../kit/telemetry/log.ts";
import { scanStored } from "./load-document.ts";
import { decodeBusMessage, documentSubject, encodeBusMessage, type BusMessage } from "./bus-message.ts";
import type { DocumentBus } from "./document-bus.ts";
import type { LiveDocument } from "./live-document.ts";

/** How a hub speaks with those of other processes. */
export type BusLink = {
  tell(id: NodeId, message: BusMessage): void;
  /** Has the document told from now on; what comes before it is loaded waits for that. */
  follow(id: NodeId, loading: Promise<LiveDocument | null>): () => void;
};

export function createBusLink(bus: DocumentBus, log: Log): BusLink {
  const self = crypto.getRandomValues(new Uint8Array(8));
  const isSelf = (from: Uint8Array): boolean =>
    from.length === self.length && from.every((byte, at) => byte === self[at]);

  function take(document: LiveDocument, bytes: Uint8Array): void {
    try {
      const { from, message } = decodeBusMessage(bytes);
      if (!isSelf(from)) apply(document, message);
    } catch (error) {
      log.warn({ document: document.id, error: String(error) }, "a message of another process could not be read");
    }
  }

  return {
    tell: (id, message) => bus.publish(documentSubject(id), encodeBusMessage(self, message)),
    follow(id, loading) {
      let document: LiveDocument | null = null;
      let early: Uint8Array[] = [];
      const unsubscribe = bus.subscribe(documentSubject(id), (bytes) => {
        if (document === null) early.push(bytes);
        else take(document, bytes);
      });
      loading.then(
        (loaded) => {
          document = loaded;
          if (loaded !== null) for (const bytes of early) take(loaded, bytes);
          early = [];
        },
        () => undefined,
      );
      return unsubscribe;
    },
  };
}

function apply(document: LiveDocument, message: BusMessage): void {
  switch (message.kind) {
    case "committed":
      document.follow(message.first, message.last, scanStored(message.update));
      break;
    case "settled":
      document.heard(message);
      break;
    case "ended":
      document.end();
      break;
    default:
      message satisfies never;
  }
}
