import type { ScannedUpdate } from "./scan-update.ts";

/** Updates with gaps between them grow a little when they are merged. */
const marginBytes = 64;

/** The room that is asked for to store an update. */
export const roomOf = ({ bytes }: ScannedUpdate): number => bytes.byteLength + marginBytes;
