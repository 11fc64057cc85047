import type { CloseCode } from "../../kit/http/close-codes.ts";
import type { Held } from "../domain/members/document-access.ts";

/** What is open on one number of a multiplexed socket. */
export type Channel = Held & {
  /** Resolves when it is open, or over; null from then on. */
  opening: Promise<void> | null;
  /** False where it is not of the protocol, which ends the socket. */
  update(number: number, update: Uint8Array): boolean;
  awareness(update: Uint8Array): boolean;
  broadcast(payload: Uint8Array): void;
  /** Gives everything back; nothing is sent any more. */
  leave(): void;
};

export type ChannelEnd = { code: CloseCode; reason: string };
