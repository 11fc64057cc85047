import { writeVarString, writeVarUint8Array } from "lib0/encoding";
import { Doc } from "yjs";
import { backOffMs } from "../core/back-off.ts";
import { createListeners } from "../core/listeners.ts";
import { encodeBroadcast, readBroadcast } from "./broadcast-message.ts";
import type { Connection, Line } from "./connection.ts";
import { DocError } from "./doc-error.ts";
import type { PresenceState } from "./presence.ts";
import { Closed, type Message, Say } from "./protocol.ts";
import type { BroadcastSender, Room, RoomStatus } from "./room.ts";
import { shareAwareness } from "./shared-awareness.ts";

/** Of a broadcast; the cloud ends connections that send more. */
const MOST_BYTES = 16 * 1024;
const MOST_NAME_CHARACTERS = 64;

export function openRoom<State extends PresenceState>(
  connection: Connection,
  nodeId: string,
  name: string,
): Room<State> {
  if ([...name].length > MOST_NAME_CHARACTERS) throw new TypeError("A room's name has at most 64 characters.");
  const listeners = createListeners<[]>();
  const broadcasts = createListeners<[data: unknown, from: BroadcastSender]>();
  let status: RoomStatus = "connecting";
  let rejoining: ReturnType<typeof setTimeout> | undefined;
  let own: string | null = null;
  let error: DocError | null = null;

  const channel = connection.add({ lineChanged, hear });
  // lends its client id, and holds nothing
  const doc = new Doc();
  const { presence, ...shared } = shareAwareness(doc, channel.say);
  presence.subscribe(listeners.emit);

  function set(next: RoomStatus): void {
    if (status === "closed") return;
    status = next;
    error = next === "denied" || next === "signed-out" ? new DocError(next) : null;
    if (next !== "open") {
      own = null;
      shared.lose();
    }
    listeners.emit();
  }

  function lineChanged(line: Line): void {
    clearTimeout(rejoining);
    set(line === "open" ? "connecting" : line);
    if (line === "open") join();
  }

  function join(): void {
    channel.say(Say.joinRoom, (frame) => {
      // a longer one is no id, and would end the connection of all
      writeVarString(frame, nodeId.slice(0, 64));
      writeVarString(frame, name);
    });
  }

  function closed(code: number): void {
    switch (code) {
      case Closed.signedOut:
        return set("signed-out");
      case Closed.denied:
      case Closed.notFound:
      case Closed.gone:
        return set("denied");
      default:
        // the cloud has too much to do, or this page too many open
        set("offline");
        rejoining = setTimeout(join, backOffMs(4));
    }
  }

  function hear(message: Message): void {
    switch (message.kind) {
      case "roomJoined":
        own = message.connection;
        shared.show();
        return set("open");
      case "awareness":
        return shared.hear(message.update);
      case "broadcast": {
        const heard = readBroadcast(message.sender, message.payload);
        if (heard) broadcasts.emit(heard.data, heard.from);
        return;
      }
      case "closed":
        return closed(message.code);
      default:
        // the rest is of documents
        return;
    }
  }

  return {
    nodeId,
    name,
    clientId: presence.clientId,
    get me() {
      return presence.me as Partial<State>;
    },
    setMe: presence.setMe,
    get others() {
      return presence.others as Room<State>["others"];
    },
    subscribe: listeners.add,
    get status() {
      return status;
    },
    get error() {
      return error;
    },
    get connection() {
      return own;
    },
    broadcast(data) {
      const payload = encodeBroadcast(data);
      if (status !== "open" || payload.length > MOST_BYTES) return false;
      channel.say(Say.broadcast, (frame) => writeVarUint8Array(frame, payload));
      return true;
    },
    onBroadcast: broadcasts.add,
    close() {
      set("closed");
      clearTimeout(rejoining);
      channel.close();
      shared.close();
      doc.destroy();
    },
  };
}
