import { closeCodes } from "../../kit/http/close-codes.ts";
import type { ServerSocket } from "../../kit/http/server-socket.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { guardHeld, type Held } from "../domain/members/document-access.ts";
import { openInbox } from "../domain/members/inbox.ts";
import { createLink, type Link } from "../domain/members/link.ts";
import type { Sockets } from "../domain/members/sockets.ts";

/** One protocol's side of a socket. */
export type Conversation<Message> = {
  parse(frame: Uint8Array): Message[] | null;
  /** Something to wait for before this message, or null. */
  before(message: Message): Promise<unknown> | null;
  handle(message: Message): void;
  /** Everything that is open on this socket with a right to it. */
  held(): Iterable<Held>;
  /** The socket is gone: gives everything back. */
  end(): void;
};

/** What every socket of documents does, whatever it speaks: lets somebody in, listens within limits, and ends with the right to it. */
export function beginSocket<Message>(
  sockets: Sockets,
  { principal }: RequestContext,
  socket: ServerSocket,
  converse: (link: Link) => Conversation<Message>,
): void {
  const { kit, drains, people, silence, counted } = sockets;
  const limits = kit.config.realtime;
  const { highWatermarkBytes } = limits;
  const link = createLink(socket, crypto.randomUUID(), { drains, highWatermarkBytes, onClosing: counted.closed });
  if (principal.kind === "anonymous")
    return link.close(closeCodes.signedOut, "Nobody is signed in here. Sign in and try again.");
  if (principal.kind === "operator")
    return link.close(closeCodes.denied, "Documents are people's: name one to act as.");
  if (!people.enter(principal))
    return link.close(closeCodes.tooMany, `You have ${limits.socketsPerPerson} sockets open here. Close some first.`);

  const conversation = converse(link);
  const { heard, end: endSilence } = silence.watch(link);
  const endGuard = guardHeld(
    kit,
    principal,
    () => conversation.held(),
    () => link.close(closeCodes.overloaded, "The right to this cannot be asked for at the moment. Try again."),
  );
  openInbox({ socket, link, limits, heard, ...conversation });
  socket.addEventListener("close", () => {
    endSilence();
    endGuard();
    people.leave(principal);
    conversation.end();
  });
}
