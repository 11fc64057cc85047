import { closeCodes, type CloseCode } from "../../../kit/http/close-codes.ts";
import { parseId, type NodeId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Seat, SeatVoice } from "../presence/room.ts";
import { verifiedUser } from "../presence/verified-user.ts";
import type { Author } from "../hub/author.ts";
import type { OpenDocument } from "../hub/document-hub.ts";
import { askAccess, type DocumentAccess, notFound } from "./document-access.ts";
import type { Link } from "./link.ts";
import { joinDocument, type Member, type MemberVoice } from "./member.ts";
import type { Sockets } from "./sockets.ts";

export type Closing = { kind: "closed"; code: CloseCode; reason: string };

export type OpenedDocument = {
  kind: "opened";
  document: OpenDocument;
  access: DocumentAccess;
  author: Author;
  member: Member;
  seat: Seat;
};

export type Opening = {
  principal: Principal;
  nodeId: string;
  link: Link;
  voice: MemberVoice & SeatVoice;
};

/** Takes a place in a document, and in its presence, for whoever may read it. `member.leave` and `seat.leave` give them back. */
export async function openDocument(sockets: Sockets, opening: Opening): Promise<OpenedDocument | Closing> {
  const { kit, hub, presence, trail, catchUps, counted } = sockets;
  const { principal, link, voice } = opening;
  const admitted = await admit(sockets, opening);
  if (admitted.kind === "closed") return admitted;
  const author = authorOf(principal);
  const document = await hub.open(admitted.nodeId);
  if (document === null || author === null) {
    document?.release();
    return notFound;
  }
  const seat = presence.enter({ nodeId: admitted.nodeId, name: null }, { user: admitted.user, link, voice });
  if (seat === null) {
    document.release();
    return full;
  }
  const member = joinDocument({
    document,
    link,
    voice,
    trail,
    catchUps,
    heldBytes: kit.config.realtime.highWatermarkBytes,
    onResumed: () => counted.resumed(),
  });
  return { kind: "opened", document, access: admitted.access, author, member, seat };
}

export type OpenedRoom = { kind: "opened"; seat: Seat };

/** Takes a place in a room beside a node that the caller may read. */
export async function openRoomSeat(
  sockets: Sockets,
  opening: Omit<Opening, "voice"> & { name: string; voice: SeatVoice },
): Promise<OpenedRoom | Closing> {
  const { name, link, voice } = opening;
  const admitted = await admit(sockets, opening);
  if (admitted.kind === "closed") return admitted;
  const seat = sockets.presence.enter({ nodeId: admitted.nodeId, name }, { user: admitted.user, link, voice });
  return seat === null ? full : { kind: "opened", seat };
}

const full: Closing = {
  kind: "closed",
  code: closeCodes.tooMany,
  reason: "As many are here as can be. Try again later.",
};

async function admit({ kit, peers }: Sockets, { principal, nodeId: text, link }: Omit<Opening, "voice">) {
  const nodeId = parseId<NodeId>(text);
  if (nodeId === null) return notFound;
  const access = await askAccess(kit, principal, nodeId);
  if (access.kind === "closed") return access;
  const user = await verifiedUser(peers, principal, link.id);
  if (user === null) return notFound;
  return { kind: "admitted" as const, nodeId, access: access.access, user };
}

/** Visitors of a link write in the name of whoever made it. */
function authorOf(principal: Principal): Author | null {
  if (principal.kind === "link") return { personId: principal.createdBy, appId: null };
  return principal.kind === "person" ? { personId: principal.personId, appId: principal.appId } : null;
}
