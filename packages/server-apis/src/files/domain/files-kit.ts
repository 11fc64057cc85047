import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";

/** The kit with what this service needs to know of documents: only their service can look into them. */
export type FilesKit = Kit & { peers: Pick<Peers, "documentContents"> };
