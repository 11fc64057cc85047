import type { Manifest } from "@mows/manifest";
import type { FileAccessRequest } from "../../kit/peers.ts";

/** What the manifest asks for in the person's tree. */
export function fileRequests(manifest: Manifest): FileAccessRequest[] {
  return (manifest.permissions?.files ?? []).map(({ path, access, reason }) => ({
    path,
    access,
    reason: reason ?? null,
  }));
}
