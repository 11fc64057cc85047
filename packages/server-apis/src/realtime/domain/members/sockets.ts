import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import type { Presence } from "../presence/create-presence.ts";
import { type CatchUps, createCatchUps } from "./catch-ups.ts";
import { createDrainWatch, type DrainWatch } from "./drain-watch.ts";
import { createPersonSockets, type PersonSockets } from "./person-sockets.ts";
import { createTrail, type Trail } from "./trail.ts";
import { createSharedFrames, type SharedFrames } from "./shared-frames.ts";
import { createSilenceWatch, type SilenceWatch } from "./silence-watch.ts";

/** What all sockets of documents in this process have in common. */
export type Sockets = {
  kit: Kit;
  peers: Pick<Peers, "peopleDirectory">;
  hub: DocumentHub;
  presence: Presence;
  people: PersonSockets;
  drains: DrainWatch;
  trail: Trail;
  catchUps: CatchUps;
  silence: SilenceWatch;
  /** Of updates, of presence, and of whole documents: each remembers what it made last. */
  frames: { updates: SharedFrames; presence: SharedFrames; wholes: SharedFrames };
  counted: {
    /** A slow client was brought up to date. */
    resumed(): void;
    /** What became of an update. */
    update(result: "taken" | "known" | "refused" | "malformed"): void;
    closed(code: number): void;
  };
};

export function createSockets(parts: Pick<Sockets, "kit" | "peers" | "hub" | "presence">): Sockets {
  const { metrics, config } = parts.kit;
  const trail = createTrail();
  const people = createPersonSockets(config.realtime.socketsPerPerson);
  const drains = createDrainWatch(config.realtime.lowWatermarkBytes);
  metrics.gauge("mows_docs_sockets", "Sockets of documents that are open.", () => people.count);
  metrics.gauge("mows_docs_sockets_behind", "Sockets whose client reads too slowly.", () => drains.behindCount);
  const resumed = metrics.counter("mows_docs_resumed_total", "Slow clients brought up to date by one update.");
  const updates = metrics.counter("mows_docs_updates_total", "Updates that clients sent.", ["result"]);
  const closed = metrics.counter("mows_docs_sockets_closed_total", "Sockets and channels that were closed.", ["code"]);
  return {
    ...parts,
    people,
    drains,
    trail,
    catchUps: createCatchUps(),
    silence: createSilenceWatch(),
    frames: {
      updates: createSharedFrames(trail),
      presence: createSharedFrames(trail),
      wholes: createSharedFrames(trail),
    },
    counted: {
      resumed: () => resumed.add(1),
      update: (result) => updates.add(1, { result }),
      closed: (code) => closed.add(1, { code: String(code) }),
    },
  };
}
