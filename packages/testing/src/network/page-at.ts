import { createMows } from "@mows/sdk";
import type { MemoryCloud } from "@mows/server-apis/memory";
import type { TestPage } from "../test-user.ts";
import { fetchFrom } from "./fetch-from.ts";
import type { Network } from "./network.ts";
import type { Place } from "./place.ts";
import { webSocketFrom } from "./web-socket-from.ts";

/** A page at this place, in a browser that reaches the cloud over this network. */
export function pageAt(cloud: MemoryCloud, network: Network, place: Place): TestPage {
  const { origin } = place;
  const fetch = fetchFrom(cloud, network, place);
  const WebSocket = webSocketFrom(cloud, network, place);
  return { origin, fetch, WebSocket, mows: createMows({ url: origin, fetch, WebSocket }) };
}
