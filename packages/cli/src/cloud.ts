import type { Mows } from "@mows/sdk";

/** A cloud that a command speaks with, wherever it is. */
export type Cloud = {
  /** Where a command keeps what it needs to go on after a stop. */
  stateFolder: string;
  mows: Mows;
  /** Plain HTTP for what the SDK does not cover; paths begin with `/.mows/`. */
  fetch: typeof fetch;
  close(): Promise<void>;
};
