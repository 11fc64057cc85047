import type { Principal } from "../../../kit/principal.ts";
import type { Hunk } from "../../../kit/text-diff/hunks-of.ts";
import { authorisePast } from "../documents/authorise-document.ts";
import type {
  CheckpointNotFound,
  Denied,
  DocumentTooLarge,
  HistoryBusy,
  NodeNotFound,
  NotADocument,
  NotComparable,
} from "../documents/document-failures.ts";
import { answered, type History } from "./history.ts";
import { momentAt } from "./moment-at.ts";
import { pastOf } from "./past-of.ts";

export type CompareDocumentOutcome =
  | { kind: "comparison"; hunks: Hunk[] }
  | CheckpointNotFound
  | NotComparable
  | DocumentTooLarge
  | HistoryBusy
  | NodeNotFound
  | NotADocument
  | Denied;

/** What has changed between two states; `to` null is now. */
export async function compareDocument(
  { kit, past }: History,
  principal: Principal,
  query: { id: string; from: number; to: number | null },
): Promise<CompareDocumentOutcome> {
  const allowed = await authorisePast(kit.db, principal, "read", query.id);
  if (allowed.kind !== "allow") return allowed;
  const from = await momentAt(kit.db, allowed.id, query.from);
  if (from.kind !== "moment") return from;
  const to = await momentAt(kit.db, allowed.id, query.to);
  if (to.kind !== "moment") return to;
  // After the moments: whatever they tell of is in it.
  const known = await pastOf(kit.db, allowed.id);
  if (known === null) return { kind: "node-not-found", id: query.id };
  if (known.kind !== "past") return known;
  const { updates, schema } = known;
  const told = answered(
    await past.ask<"compare">({ task: "compare", updates, schema, from: from.moment, to: to.moment }),
  );
  if (told.kind === "hunks") return { kind: "comparison", hunks: told.hunks };
  return told.kind === "too-large" ? { kind: "not-comparable", reason: "too-large" } : told;
}
