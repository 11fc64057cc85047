const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace id of a `traceparent` header (W3C Trace Context §3.2), or a fresh one. */
export function newTraceId(header: string | null): string {
  const given = traceparent.exec(header ?? "")?.[1];
  if (given !== undefined && !/^0+$/.test(given)) return given;
  // 122 random bits; asking for bytes would cost a system call each time.
  return crypto.randomUUID().replaceAll("-", "");
}
