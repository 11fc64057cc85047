import type { NamedEntry } from "../domain/name-entries.ts";

export type AuditEntryMapper = NamedEntry;
