import { writeVarString, writeVarUint8Array } from "lib0/encoding";
import { Doc } from "yjs";
import { createListeners } from "../core/listeners.ts";
import type { Connection, Line } from "./connection.ts";
import { DocError } from "./doc-error.ts";
import type { PresenceState } from "./presence.ts";
import { Closed, type Message, Say } from "./protocol.ts";
import type { BroadcastSender, Room, RoomStatus } from "./room.ts";
import { shareAwareness } from "./shared-awareness.ts";

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() };

export function openRoom<State extends PresenceState>(
  connection: Connection,
  nodeId: string,
  name: string,
): Room<State> {
  const listeners = createListeners<[]>();
  const broadcasts = createListeners<[data: unknown, from: BroadcastSender]>();
  let status: RoomStatus = "connecting";
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
    set(line === "open" ? "connecting" : line);
    if (line !== "open") return;
    channel.say(Say.joinRoom, (frame) => {
      writeVarString(frame, nodeId);
      writeVarString(frame, name);
    });
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
        const { personId, name: personName, connection: from } = JSON.parse(message.sender) as Record<string, string>;
        const person = { id: personId ?? "", name: personName ?? "" };
        return broadcasts.emit(JSON.parse(utf8.decoder.decode(message.payload)), { connection: from ?? "", person });
      }
      case "closed":
        return set(message.code === Closed.signedOut ? "signed-out" : "denied");
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
      if (status !== "open") return false;
      const payload = utf8.encoder.encode(JSON.stringify(data));
      channel.say(Say.broadcast, (frame) => writeVarUint8Array(frame, payload));
      return true;
    },
    onBroadcast: broadcasts.add,
    close() {
      set("closed");
      channel.close();
      shared.close();
      doc.destroy();
    },
  };
}
