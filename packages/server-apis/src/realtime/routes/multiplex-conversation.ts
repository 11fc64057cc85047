import { closeCodes } from "../../kit/http/close-codes.ts";
import { parseId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Link } from "../domain/members/link.ts";
import { type ClientMessage, encodeServerFrame, parseClientFrame } from "../domain/members/multiplex-frame.ts";
import type { Sockets } from "../domain/members/sockets.ts";
import type { Conversation } from "./begin-socket.ts";
import type { Channel, ChannelEnd } from "./channel.ts";
import { openDocumentChannel } from "./document-channel.ts";
import { openRoomChannel } from "./room-channel.ts";

/** Channels that are opened at the same time: each may load a document. */
const mostOpening = 16;

/** Many documents and rooms on one socket: the SDK's. */
export function multiplexConversation(sockets: Sockets, principal: Principal, link: Link): Conversation<ClientMessage> {
  const { channelsPerSocket } = sockets.kit.config.realtime;
  const channels = new Map<number, Channel>();

  const malformed = (what: string): void => link.close(closeCodes.malformed, `Malformed: ${what}.`);
  const close = (channel: number, { code, reason }: ChannelEnd): void => {
    sockets.counted.closed(code);
    link.send(encodeServerFrame([{ kind: "closed", channel, code, reason }]));
  };

  function open(asked: ClientMessage & { kind: "open" | "joinRoom" }): void {
    const { channel } = asked;
    if (channels.has(channel)) return malformed(`channel ${channel} is open already`);
    if (channels.size >= channelsPerSocket)
      return close(channel, {
        code: closeCodes.tooMany,
        reason: `A socket has at most ${channelsPerSocket} channels.`,
      });
    const id = asked.kind === "open" ? asked.documentId : asked.nodeId;
    if (parseId(id) === null) return close(channel, { code: closeCodes.notFound, reason: "That is no id." });
    const onEnd = (end: ChannelEnd): void => {
      if (channels.get(channel) !== opened) return;
      channels.delete(channel);
      opened.leave();
      close(channel, end);
    };
    const parts = { sockets, principal, link, onEnd };
    const opened: Channel =
      asked.kind === "open" ? openDocumentChannel({ ...parts, asked }) : openRoomChannel({ ...parts, asked });
    channels.set(channel, opened);
  }

  function openingNow(): Promise<unknown> | null {
    const all = [...channels.values()].flatMap(({ opening }) => opening ?? []);
    return all.length < mostOpening ? null : Promise.race(all);
  }

  function handleOn(channel: Channel, message: Exclude<ClientMessage, { kind: "open" | "joinRoom" | "ping" }>): void {
    switch (message.kind) {
      case "close":
        channels.delete(message.channel);
        return channel.leave();
      case "update":
        if (!channel.update(message.number, message.update)) malformed("an update came that is none, or not in turn");
        return;
      case "awareness":
        if (!channel.awareness(message.update)) malformed("an awareness update came that is none");
        return;
      case "broadcast":
        return channel.broadcast(message.payload);
      default:
        message satisfies never;
    }
  }

  return {
    parse: parseClientFrame,
    before(message) {
      const wantsAnswer = message.kind === "open" || message.kind === "joinRoom" || message.kind === "ping";
      if (wantsAnswer && link.isBehind) return link.drained();
      if (message.kind === "open" || message.kind === "joinRoom") return openingNow();
      return message.kind === "close" ? null : (channels.get(message.channel)?.opening ?? null);
    },
    handle(message) {
      if (message.kind === "ping") return link.send(encodeServerFrame([{ kind: "pong", channel: message.channel }]));
      if (message.kind === "open" || message.kind === "joinRoom") return open(message);
      // It crossed with the end of its channel.
      const channel = channels.get(message.channel);
      if (channel !== undefined) handleOn(channel, message);
    },
    held: () => channels.values(),
    end() {
      for (const channel of channels.values()) channel.leave();
      channels.clear();
    },
  };
}
