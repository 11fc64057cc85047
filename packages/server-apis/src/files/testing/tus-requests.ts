import type { Principal } from "../../kit/principal.ts";
import { type FileCloud, tusHeaders } from "./file-cloud.ts";

const octets = "application/offset+octet-stream";

/** Begins an upload into the first person's root. `metadata` is added to its name and folder. */
export async function beginUpload(
  cloud: FileCloud,
  length: number,
  options: {
    filename?: string;
    metadata?: Record<string, string>;
    headers?: Record<string, string>;
    as?: Principal;
    body?: string;
  } = {},
): Promise<Response> {
  const { filename = "song.bin", metadata = {}, headers = {}, as = cloud.ada, body = null } = options;
  return cloud.fetch("uploads", {
    as,
    method: "POST",
    headers: {
      ...tusHeaders({ parentId: cloud.rootId, filename, ...metadata }),
      "upload-length": String(length),
      ...(body === null ? {} : { "content-type": octets }),
      ...headers,
    },
    body,
  });
}

/** Sends these bytes to an upload. */
export function patchUpload(
  cloud: FileCloud,
  location: string,
  offset: number,
  sent: { body: BodyInit; headers?: Record<string, string>; as?: Principal },
): Promise<Response> {
  return cloud.fetch(pathOf(location), {
    as: sent.as ?? cloud.ada,
    method: "PATCH",
    headers: { "tus-resumable": "1.0.0", "upload-offset": String(offset), "content-type": octets, ...sent.headers },
    body: sent.body,
  });
}

/** Asks where an upload stands. */
export function headUpload(cloud: FileCloud, location: string): Promise<Response> {
  return cloud.fetch(pathOf(location), { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
}

/** A part with these bytes; its address. */
export async function sendPart(
  cloud: FileCloud,
  content: string,
  options: { as?: Principal; parentId?: string } = {},
): Promise<string> {
  const { as = cloud.ada, parentId = cloud.rootId } = options;
  const response = await cloud.fetch("uploads", {
    as,
    method: "POST",
    headers: {
      ...tusHeaders({ parentId }),
      "upload-concat": "partial",
      "upload-length": String(content.length),
      "content-type": octets,
    },
    body: content,
  });
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no part: ${response.status} ${await response.text()}`);
  return location;
}

/** Joins parts into a file of the first person's root. */
export function joinParts(
  cloud: FileCloud,
  parts: readonly string[],
  options: { filename?: string; metadata?: Record<string, string>; as?: Principal } = {},
): Promise<Response> {
  const { filename = "joined.bin", metadata = {}, as = cloud.ada } = options;
  return cloud.fetch("uploads", {
    as,
    method: "POST",
    headers: {
      ...tusHeaders({ parentId: cloud.rootId, filename, ...metadata }),
      "upload-concat": `final;${parts.join(" ")}`,
    },
  });
}

export function pathOf(location: string): string {
  return location.replace("/.mows/", "");
}
