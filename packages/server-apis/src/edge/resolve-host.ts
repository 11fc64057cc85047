import type { AppId } from "../kit/ids.ts";

export type ResolvedHost = { kind: "cloud" } | { kind: "app"; appId: AppId } | { kind: "unknown" };

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * Whose origin a `Host` header (RFC 9110 §7.2) names: the cloud's own for its domain, for `localhost` and for IP addresses; an app's for
 * one label below the domain; nobody's otherwise, which is answered with 421. The port is not looked at: a proxy may have another.
 */
export function resolveHost(host: string | null, domain: string): ResolvedHost {
  if (host === null) return { kind: "unknown" };
  const name = host.toLowerCase().replace(/:\d{1,5}$/, "");
  if (name === domain || name === "localhost" || ipv4.test(name) || /^\[[0-9a-f:.]+\]$/.test(name))
    return { kind: "cloud" };
  const suffix = `.${domain}`;
  const first = name.endsWith(suffix) ? name.slice(0, -suffix.length) : "";
  return label.test(first) ? { kind: "app", appId: first as AppId } : { kind: "unknown" };
}
