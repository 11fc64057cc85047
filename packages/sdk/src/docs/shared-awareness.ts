import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { writeVarUint8Array } from "lib0/encoding";
import type { Channel } from "./connection.ts";
import { createPresence } from "./create-presence.ts";
import type { Presence } from "./presence.ts";
import { Say } from "./protocol.ts";

export interface SharedAwareness {
  readonly awareness: Awareness;
  readonly presence: Presence;
  /** The channel is there again: the cloud knows nothing of this page. */
  readonly show: () => void;
  readonly hear: (update: Uint8Array) => void;
  /** Nobody can be seen any more. */
  readonly lose: () => void;
  readonly close: () => void;
}

/** A pointer moves more often than anybody sees: what follows within this time is told at its end. */
const GATHER_MS = 40;

/** An awareness that goes over a channel. Who the others are, the cloud has verified. */
export function shareAwareness(doc: Doc, say: Channel["say"]): SharedAwareness {
  const awareness = new Awareness(doc);
  const { clientID } = awareness;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  let isShown = false;

  function tell(): void {
    isDue = false;
    say(Say.awareness, (frame) => writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [clientID])));
  }

  function tellSoon(): void {
    isDue = true;
    if (timer !== undefined) return;
    tell();
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) tellSoon();
    }, GATHER_MS);
  }

  awareness.on("update", (_: unknown, origin: unknown) => {
    if (origin === "local" && isShown) tellSoon();
  });

  return {
    awareness,
    presence: createPresence(awareness),
    // with a clock above that of the farewell that the cloud may have told for it
    show() {
      isShown = true;
      awareness.setLocalState(awareness.getLocalState());
    },
    hear: (update) => applyAwarenessUpdate(awareness, update, say),
    lose() {
      isShown = false;
      const others = [...awareness.states.keys()].filter((id) => id !== clientID);
      removeAwarenessStates(awareness, others, say);
      // or else their clocks would count as known when they are told again
      for (const id of others) awareness.meta.delete(id);
    },
    close() {
      isShown = isDue = false;
      clearTimeout(timer);
      awareness.destroy();
    },
  };
}
