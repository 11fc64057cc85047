import type { AppId } from "./ids.ts";

/** The origins this cloud answers on. */
export type Origins = {
  /** The cloud's own: `http://mows.localhost:4000`. */
  cloud: string;
  ofApp(appId: AppId): string;
};

/** `port` as the server listens on it. */
export function createOrigins(domain: string, port: number): Origins {
  const suffix = port === 80 ? "" : `:${port}`;
  return {
    cloud: `http://${domain}${suffix}`,
    ofApp: (appId) => `http://${appId}.${domain}${suffix}`,
  };
}
