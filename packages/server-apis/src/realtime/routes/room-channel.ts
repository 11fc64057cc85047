import { closeCodes } from "../../kit/http/close-codes.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Link } from "../domain/members/link.ts";
import { encodeServerFrame, type ClientMessage, type ServerMessage } from "../domain/members/multiplex-frame.ts";
import { openRoomSeat } from "../domain/members/open-document.ts";
import type { Sockets } from "../domain/members/sockets.ts";
import type { Seat } from "../domain/presence/room.ts";
import type { Channel, ChannelEnd } from "./channel.ts";
import { roomVoice } from "./room-voice.ts";

export type RoomChannelOptions = {
  sockets: Sockets;
  principal: Principal;
  link: Link;
  asked: ClientMessage & { kind: "joinRoom" };
  onEnd(end: ChannelEnd): void;
};

/** Presence and broadcasts beside a node, without a document. */
export function openRoomChannel({ sockets, principal, link, asked, onEnd }: RoomChannelOptions): Channel {
  const { channel, nodeId, name } = asked;
  let seat: Seat | null = null;
  let isLeft = false;
  const send = (...messages: ServerMessage[]): void => link.send(encodeServerFrame(messages));

  async function open(): Promise<void> {
    const outcome = await openRoomSeat(sockets, {
      principal,
      nodeId,
      name,
      link,
      voice: roomVoice(sockets, link, channel),
    });
    if (outcome.kind === "closed") return onEnd(outcome);
    if (isLeft) return outcome.seat.leave();
    seat = outcome.seat;
    send(
      { kind: "roomJoined", channel, connection: link.id },
      { kind: "awareness", channel, update: seat.everybody() },
    );
  }

  const opening = open().catch(() =>
    onEnd({ code: closeCodes.overloaded, reason: "The room cannot be joined at the moment. Try again." }),
  );
  void opening.then(() => (self.opening = null));

  const self: Channel = {
    opening,
    nodeId: nodeId as NodeId,
    changed(access) {
      if (access === null) onEnd({ code: closeCodes.denied, reason: "The right to this room ended." });
    },
    // A room holds no document.
    update: () => false,
    awareness: (update) => seat?.receive(update) ?? true,
    broadcast: (payload) => seat?.broadcast(payload),
    leave() {
      isLeft = true;
      seat?.leave();
    },
  };
  return self;
}
