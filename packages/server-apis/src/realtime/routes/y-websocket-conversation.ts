import { closeCodes } from "../../kit/http/close-codes.ts";
import { type NodeId, parseId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Refused } from "../domain/hub/receipt.ts";
import type { DocumentAccess } from "../domain/members/document-access.ts";
import type { Link } from "../domain/members/link.ts";
import { type Closing, openDocument, type OpenedDocument } from "../domain/members/open-document.ts";
import { refusalTexts } from "../domain/members/refusal-text.ts";
import type { Sockets } from "../domain/members/sockets.ts";
import {
  encodePermissionDenied,
  encodeStep1,
  encodeStep2,
  encodeYAwareness,
  encodeYUpdate,
  parseYMessage,
  type YMessage,
} from "../domain/members/y-websocket-frame.ts";
import type { Conversation } from "./begin-socket.ts";

/** An update in which there is nothing. */
const emptyBytes = 2;

/** One document for an unmodified client of the npm package y-websocket. */
export function yWebsocketConversation(
  sockets: Sockets,
  principal: Principal,
  nodeId: string,
  link: Link,
): Conversation<YMessage> {
  const { frames } = sockets;
  let opened: OpenedDocument | null = null;
  let access: DocumentAccess | null = null;
  let isEnded = false;
  const id = parseId<NodeId>(nodeId);
  const close = ({ code, reason }: Closing): void => link.close(code, reason);

  const opening = open().catch(() =>
    link.close(closeCodes.overloaded, "The document cannot be read at the moment. Try again."),
  );

  async function open(): Promise<void> {
    const outcome = await openDocument(sockets, {
      principal,
      nodeId,
      link,
      voice: {
        update: (update) => link.send(frames.updates.frameOf(update, "y", () => encodeYUpdate(update))),
        sentThrough: null,
        awareness: (update) => link.send(frames.presence.frameOf(update, "y", () => encodeYAwareness(update))),
        broadcast: null,
        ended: () => link.close(closeCodes.gone, "The document was deleted."),
      },
    });
    if (outcome.kind === "closed") return close(outcome);
    if (isEnded) return leave(outcome);
    opened = outcome;
    access ??= outcome.access;
    link.send(encodeYAwareness(outcome.seat.everybody()));
  }

  async function answer({ document, member }: OpenedDocument, asked: Uint8Array | null): Promise<void> {
    const { update, stateVector, sequence } = await document.sync(asked);
    link.send(frames.wholes.frameOf(update, "y", () => encodeStep2(update)));
    // What the client has and the cloud does not. A reader is not asked: nothing of it could be taken.
    if (access === "write") link.send(encodeStep1(stateVector));
    member.begin(sequence);
  }

  function receive({ document, author, member }: OpenedDocument, update: Uint8Array): void {
    if (access !== "write") {
      if (update.length > emptyBytes) link.send(encodePermissionDenied(refusalTexts["read-only"]));
      return sockets.counted.update("refused");
    }
    const receipt = document.receive(update, author, member.subscriber);
    sockets.counted.update(receipt.kind);
    if (receipt.kind === "malformed")
      return link.close(closeCodes.malformed, "Malformed: an update came that is none. Nothing of it was taken.");
    if (receipt.kind === "refused") return refuse(receipt);
    if (receipt.kind === "taken")
      void receipt.committed.then((outcome) => (outcome.kind === "refused" ? refuse(outcome) : undefined));
  }

  function refuse({ reason }: Refused): void {
    // The protocol has no way to say "send it again": who comes again does.
    if (reason === "overloaded") return link.close(closeCodes.overloaded, `${refusalTexts.overloaded} Try again.`);
    link.send(encodePermissionDenied(refusalTexts[reason]));
  }

  return {
    parse(frame) {
      const message = parseYMessage(frame);
      return message === null ? null : [message];
    },
    before({ kind }) {
      if (opened === null) return opening;
      const wantsAnswer = kind === "step-1" || kind === "query-awareness";
      return wantsAnswer && link.isBehind ? link.drained() : null;
    },
    handle(message) {
      if (opened === null) return;
      switch (message.kind) {
        case "step-1":
          answer(opened, message.stateVector).catch(() =>
            link.close(closeCodes.overloaded, "The document cannot be read at the moment. Try again."),
          );
          return;
        case "update":
          return receive(opened, message.update);
        case "awareness":
          if (!opened.seat.receive(message.update))
            link.close(closeCodes.malformed, "Malformed: an awareness update came that is none.");
          return;
        case "query-awareness":
          return link.send(encodeYAwareness(opened.seat.everybody()));
        default:
          message satisfies never;
      }
    },
    held: () => (id === null ? [] : [{ nodeId: id, changed: change }]),
    end() {
      isEnded = true;
      if (opened !== null) leave(opened);
    },
  };

  /** A reader who may edit now: what they wrote before was not asked for yet. */
  async function askForMore({ document }: OpenedDocument): Promise<void> {
    const synced = await document.sync(null).catch(() => null);
    if (synced !== null) link.send(encodeStep1(synced.stateVector));
  }

  function change(now: DocumentAccess | null): void {
    if (now === null)
      return close({ kind: "closed", code: closeCodes.denied, reason: "The right to this document ended." });
    const isMore = access === "read" && now === "write";
    access = now;
    if (isMore && opened !== null) void askForMore(opened);
  }
}

function leave({ member, seat }: OpenedDocument): void {
  member.leave();
  seat.leave();
}
