import type { RequestContext } from "../../kit/request-context.ts";
import type { Patch } from "../domain/uploads/uploads.ts";
import { refuseTus } from "./tus-answer.ts";
import { parseChecksum, tusCapabilities } from "./tus-headers.ts";

const contentType = "application/offset+octet-stream";

/** The bytes of a request and what they should come to, or what is wrong with it. */
export function parsePatch(context: RequestContext, offset: number): Patch | Response {
  const { headers, body, signal } = context.request;
  if (headers.get("content-type") !== contentType) {
    return refuseTus(415, "CONTENT_TYPE_WRONG", `The bytes of an upload come as ${contentType}.`);
  }
  const given = headers.get("upload-checksum");
  const checksum = given === null ? null : parseChecksum(given);
  if (given !== null && checksum === null) {
    return refuseTus(
      400,
      "CHECKSUM_UNKNOWN",
      `Upload-Checksum must be one of ${tusCapabilities["tus-checksum-algorithm"]}, in base64.`,
    );
  }
  return { offset, body, checksum, signal };
}
