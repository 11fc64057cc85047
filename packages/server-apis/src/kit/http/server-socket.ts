/**
 * The server's end of a WebSocket: the browser's interface, and what only a server needs. A `message` event carries a string for a text
 * message and a `Uint8Array` for a binary one.
 */
export type ServerSocket = Pick<
  WebSocket,
  "readyState" | "bufferedAmount" | "protocol" | "send" | "close" | "addEventListener"
> & {
  /** Takes no more from the network until `resume`; what was read already may still arrive. */
  pause(): void;
  resume(): void;
};
