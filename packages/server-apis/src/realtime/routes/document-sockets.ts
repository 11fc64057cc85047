import type { SocketRoute } from "../../kit/http/socket-route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { DocumentHub } from "../domain/hub/document-hub.ts";
import { multiplexProtocol } from "../domain/members/multiplex-frame.ts";
import { createSockets } from "../domain/members/sockets.ts";
import type { Presence } from "../domain/presence/create-presence.ts";
import { beginSocket } from "./begin-socket.ts";
import { multiplexConversation } from "./multiplex-conversation.ts";
import { yWebsocketConversation } from "./y-websocket-conversation.ts";

/** `docs/<id>` for clients of the npm package y-websocket, and `docs` for many documents on one socket. */
export function documentSockets(
  kit: Kit,
  peers: Pick<Peers, "peopleDirectory">,
  hub: DocumentHub,
  presence: Presence,
): readonly SocketRoute[] {
  const sockets = createSockets({ kit, peers, hub, presence });
  const maximumMessageBytes = kit.config.realtime.frameBytes;
  return [
    {
      path: "docs",
      origins: "all",
      protocols: [multiplexProtocol],
      maximumMessageBytes,
      connect: (context, _parameters, socket) =>
        beginSocket(sockets, context, socket, (link) => multiplexConversation(sockets, context.principal, link)),
    },
    {
      path: "docs/:id",
      origins: "all",
      maximumMessageBytes,
      connect: (context, { id = "" }, socket) =>
        beginSocket(sockets, context, socket, (link) => yWebsocketConversation(sockets, context.principal, id, link)),
    },
  ];
}
