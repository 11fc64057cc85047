import type { Transaction } from "kysely";

/** One step forward of a service's tables; runs once, in order, inside one transaction with all the others that are due. */
export type Migration = {
  /** `0001-tree`: sorts in the order of running and never changes once released. */
  name: string;
  up(tx: Transaction<never>): Promise<void>;
};
