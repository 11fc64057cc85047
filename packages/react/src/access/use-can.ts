import type { Can, Role } from "@mows/sdk/access";
import { useQuery } from "@tanstack/react-query";
import { useAccess } from "./use-access.ts";

/** `files.manage`: share it. No app may. */
export type FileScope = "files.read" | "files.write" | "files.manage";

const actions: Record<FileScope, Role> = { "files.read": "READ", "files.write": "WRITE", "files.manage": "MANAGE" };

export interface Permission {
  /** False while it is not known. */
  readonly allowed: boolean;
  /** Null while it is not known, or cannot be asked. */
  readonly reason: Can["reason"] | null;
  /** Where the person can grant it to the app: an address on the cloud's own origin. Null when asking cannot help. */
  readonly grantRequest: string | null;
}

const unknown: Permission = { allowed: false, reason: null, grantRequest: null };

/**
 * May the person, through this app, do this to this file or folder? Asked again when something about it changes and when the page comes back
 * to the front, as after granting it.
 *
 * @example
 * const { allowed, reason } = useCan("files.write", folder.id);
 * <button disabled={!allowed}>Rename</button>
 */
export function useCan(scope: FileScope, nodeId: string): Permission {
  const access = useAccess();
  const { data } = useQuery({
    ...access.can.queryOptions({ action: actions[scope], nodeId }),
    refetchOnWindowFocus: "always",
  });
  if (data === undefined) return unknown;
  return { allowed: data.allowed, reason: data.reason, grantRequest: data.grantRequest ?? null };
}
