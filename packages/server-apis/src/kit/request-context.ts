import type { Principal } from "./principal.ts";
import type { Log } from "./telemetry/log.ts";

/** What is known of one request once the edge has parsed it; handed to every resolver and route. */
export type RequestContext = {
  principal: Principal;
  /** W3C trace id: 32 hexadecimal digits. Stands in every log line and in every masked error. */
  traceId: string;
  log: Log;
  /** The origin the request was made to, for example `http://spotify.mows.localhost:4000`. */
  origin: string;
  /** Address of the peer as the edge saw it; `local` over the local socket. */
  clientAddress: string;
  /** The request, for what only its headers tell. Its body may have been read. */
  request: Request;
  /** Who the same credentials stand for now: guards of long-lived answers ask again (`kit.revocations`). */
  reauthenticate(): Promise<Principal>;
  /** Ends the answer that is under way, its connection with it. */
  cut(): void;
};
