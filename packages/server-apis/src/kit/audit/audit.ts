import type { AuditId } from "../ids.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** The log of who did what. Entries are written by `appendAudit`, inside the transaction that does what they tell of. */
export type Audit = {
  /** For what leaves no transaction behind, denials and failures: in one of its own, and equal ones once a minute. */
  record(entry: AuditEntry): Promise<void>;
  /** Seals from now on, woken by writes: once, when the tables are there. */
  start(): void;
  /** Resolves when everything committed before the call is sealed. */
  sealed(): Promise<void>;
  /** Walks the whole chain. */
  verify(): Promise<AuditVerdict>;
  stop(): Promise<void>;
};

export type AuditVerdict =
  | {
      kind: "intact";
      entries: number;
      /** The last seal, lower-case hexadecimal: kept elsewhere, it also shows a log that was cut short. Null for an empty log. */
      head: string | null;
    }
  | {
      kind: "broken";
      /** Of the first seal that does not hold, from 1; null where an entry has none. */
      position: number | null;
      entryId: AuditId;
      /** `altered`: the entry is not what was sealed. `missing`: it is gone, or a seal before it is. `unsealed`: it was put in past the log. */
      reason: "altered" | "missing" | "unsealed";
    };
