/**
 * How a proxy on this machine is told to send a file in the cloud's place: by the header that nginx knows, with an address of the proxy's own,
 * or by the one that Apache and lighttpd know, with a path.
 */
export type HandOff = { header: "x-accel-redirect"; prefix: string } | { header: "x-sendfile" };

/** Reads `MOWS_HANDOFF`; a sentence about what is wrong with it where it cannot be used. */
export function parseHandOff(text: string): HandOff | string {
  if (text === "x-sendfile") return { header: "x-sendfile" };
  const prefix = /^x-accel-redirect:(?<prefix>\/(?:\w[\w-]*\/)+)$/.exec(text)?.groups?.["prefix"];
  if (prefix !== undefined) return { header: "x-accel-redirect", prefix };
  return "must be x-sendfile, or x-accel-redirect: and a location of the proxy's, such as x-accel-redirect:/internal/";
}
