/**
 * Why the cloud closes a socket, or one document on it. 1000 to 1015 are RFC 6455's (§7.4.1); 4400 to 4499 are ours (§7.4.2) and mirror HTTP's:
 * asking again changes nothing, as the npm package y-websocket takes them too. The reason that comes along is for a person.
 */
export const closeCodes = {
  /** What came is not of the protocol: a text message, a broken or an unknown one. */
  malformed: 1003,
  /** A message was larger than the socket takes. */
  tooLarge: 1009,
  /** The cloud cannot do it now: come again. */
  overloaded: 1013,
  /** Nobody is signed in, or the session ended. */
  signedOut: 4401,
  /** The right is missing, or was taken back. */
  denied: 4403,
  /** There is no such document, or none that the caller may know of. */
  notFound: 4404,
  /** The document was deleted while it was open. */
  gone: 4410,
  /** More sockets, channels or members than one may have. */
  tooMany: 4429,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
