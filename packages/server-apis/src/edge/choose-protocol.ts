export type ProtocolChoice =
  | { kind: "chosen"; name: string | null }
  | { kind: "none-spoken"; spoken: readonly string[] };

/** The subprotocol of a socket (RFC 6455 §4.2.2): the first offered that is spoken, or the first at all where any is. */
export function chooseProtocol(request: Request, spoken: readonly string[] | undefined): ProtocolChoice {
  const offered = (request.headers.get("sec-websocket-protocol") ?? "").split(",").map((name) => name.trim());
  if (spoken === undefined) return { kind: "chosen", name: offered[0] || null };
  const name = offered.find((each) => spoken.includes(each));
  return name === undefined ? { kind: "none-spoken", spoken } : { kind: "chosen", name };
}
