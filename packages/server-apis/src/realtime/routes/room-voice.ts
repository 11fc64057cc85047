import type { Link } from "../domain/members/link.ts";
import { encodeServerFrame } from "../domain/members/multiplex-frame.ts";
import type { Sockets } from "../domain/members/sockets.ts";
import type { SeatVoice } from "../domain/presence/room.ts";

/** What is told on a channel of who is there, and of what they call out. */
export function roomVoice({ frames }: Sockets, link: Link, channel: number): SeatVoice {
  return {
    awareness(update) {
      const make = (): Uint8Array => encodeServerFrame([{ kind: "awareness", channel, update }]);
      link.send(frames.presence.frameOf(update, `awareness ${channel}`, make));
    },
    broadcast(sender, payload) {
      const make = (): Uint8Array => encodeServerFrame([{ kind: "broadcast", channel, sender, payload }]);
      link.send(frames.presence.frameOf(payload, `broadcast ${channel}`, make));
    },
  };
}
