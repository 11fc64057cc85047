import { closeCodes } from "../../kit/http/close-codes.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { createAcknowledgements } from "../domain/members/acknowledgements.ts";
import type { DocumentAccess } from "../domain/members/document-access.ts";
import type { Link } from "../domain/members/link.ts";
import { encodeServerFrame, type ClientMessage, type ServerMessage } from "../domain/members/multiplex-frame.ts";
import { openDocument, type OpenedDocument } from "../domain/members/open-document.ts";
import type { Sockets } from "../domain/members/sockets.ts";
import { whatIsLacking } from "../domain/members/what-is-lacking.ts";
import type { Channel, ChannelEnd } from "./channel.ts";
import { roomVoice } from "./room-voice.ts";

export type DocumentChannelOptions = {
  sockets: Sockets;
  principal: Principal;
  link: Link;
  asked: ClientMessage & { kind: "open" };
  /** The channel is over, for a reason that the client is told. */
  onEnd(end: ChannelEnd): void;
};

const emptyBytes = 2;

/** A document on a multiplexed socket. */
export function openDocumentChannel({ sockets, principal, link, asked, onEnd }: DocumentChannelOptions): Channel {
  const { channel } = asked;
  const { frames } = sockets;
  let opened: OpenedDocument | null = null;
  let access: DocumentAccess | null = null;
  let isLeft = false;
  let lastNumber = 0;
  /** What is settled after it was left is nothing to whoever has its number by then. */
  const send = (...messages: ServerMessage[]): void => {
    if (!isLeft) link.send(encodeServerFrame(messages));
  };

  const acknowledgements = createAcknowledgements(
    (number, sequence) => whenRead(() => send({ kind: "acknowledged", channel, number, sequence })),
    (number, { reason }) => send({ kind: "refused", channel, number, reason }),
  );

  /** Only the last one counts of those that wait for a slow client. */
  let unread: (() => void) | null = null;
  function whenRead(tell: () => void): void {
    if (!link.isBehind) return tell();
    if (unread === null) {
      link.whenDrained(() => {
        const last = unread;
        unread = null;
        last?.();
      });
    }
    unread = tell;
  }

  function sendUpdate(update: Uint8Array, through: number | null): void {
    const make = (): Uint8Array =>
      encodeServerFrame([
        ...(through === null ? [] : [{ kind: "sentThrough", channel, sequence: through } as const]),
        { kind: "update", channel, update },
      ]);
    link.send(frames.updates.frameOf(update, `${channel} ${through}`, make));
  }

  async function open(): Promise<void> {
    const outcome = await openDocument(sockets, {
      principal,
      nodeId: asked.documentId,
      link,
      voice: {
        update: sendUpdate,
        sentThrough: (sequence) => send({ kind: "sentThrough", channel, sequence }),
        ended: () => onEnd({ code: closeCodes.gone, reason: "The document was deleted." }),
        ...roomVoice(sockets, link, channel),
      },
    });
    if (outcome.kind === "closed") return onEnd(outcome);
    opened = outcome;
    if (isLeft) return leave();
    access ??= outcome.access;
    const { update, stateVector, sequence } = await whatIsLacking(outcome.document, asked);
    if (isLeft) return;
    const message = { kind: "opened", channel, sequence, access, update, stateVector } as const;
    link.send(frames.wholes.frameOf(update, `${channel} ${sequence} ${access}`, () => encodeServerFrame([message])));
    send({ kind: "awareness", channel, update: outcome.seat.everybody() });
    outcome.member.begin(sequence);
  }

  function leave(): void {
    isLeft = true;
    opened?.member.leave();
    opened?.seat.leave();
  }

  const opening = open().catch(() =>
    onEnd({ code: closeCodes.overloaded, reason: "The document cannot be read at the moment. Try again." }),
  );
  void opening.then(() => (self.opening = null));

  const self: Channel = {
    opening,
    nodeId: asked.documentId as NodeId,
    changed(now) {
      if (now === null) return onEnd({ code: closeCodes.denied, reason: "The right to this document ended." });
      if (access !== null && access !== now && self.opening === null) send({ kind: "access", channel, access: now });
      access = now;
    },
    update(number, update) {
      if (number <= lastNumber || opened === null) return false;
      lastNumber = number;
      if (access !== "write" && update.length > emptyBytes) {
        sockets.counted.update("refused");
        acknowledgements.refused(number);
        send({ kind: "refused", channel, number, reason: "read-only" });
        return true;
      }
      const receipt = opened.document.receive(update, opened.author, opened.member.subscriber);
      sockets.counted.update(receipt.kind);
      switch (receipt.kind) {
        case "malformed":
          return false;
        case "refused":
          acknowledgements.refused(number);
          send({ kind: "refused", channel, number, reason: receipt.reason });
          return true;
        case "known":
          acknowledgements.known(number, receipt.sequence);
          return true;
        case "taken":
          acknowledgements.pending(number, receipt.committed);
          return true;
        default:
          return receipt satisfies never;
      }
    },
    awareness: (update) => opened?.seat.receive(update) ?? true,
    broadcast: (payload) => opened?.seat.broadcast(payload),
    leave,
  };
  return self;
}
