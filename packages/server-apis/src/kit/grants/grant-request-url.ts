import type { AppId, NodeId } from "../ids.ts";
import type { Origins } from "../origins.ts";
import type { Principal } from "../principal.ts";
import { appOf } from "../principal.ts";
import type { Denial } from "./decide.ts";

/** What a person could grant an app, so that what was refused is allowed next time. */
export type GrantRequest = { appId: AppId; nodeId: NodeId; access: "read" | "write" };

/** Null when asking cannot help: nobody is signed in, no app stands between, or the person may not do it either. */
export function grantRequestOf(principal: Principal, { howToRequest }: Denial): GrantRequest | null {
  const appId = appOf(principal);
  return appId === null || howToRequest === null ? null : { appId, ...howToRequest };
}

/** The page of the cloud's own origin where the person can grant it. */
export function grantRequestUrl(origins: Origins, request: GrantRequest | null): string | null {
  if (request === null) return null;
  const { appId: app, nodeId: node, access } = request;
  return `${origins.cloud}/request-access?${new URLSearchParams({ app, node, access })}`;
}
