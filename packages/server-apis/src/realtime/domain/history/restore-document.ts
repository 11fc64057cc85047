import type { NodeId } from "../../../kit/ids.ts";
import { parseId } from "../../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import { sha256Hex } from "../../../kit/sha256-hex.ts";
import { IdempotencyKeyInvalid } from "../../../kit/sql/write.ts";
import { authorisePast } from "../documents/authorise-document.ts";
import type {
  CheckpointNotFound,
  Denied,
  DocumentTooLarge,
  EditRefused,
  HistoryBusy,
  NodeNotFound,
  NotADocument,
} from "../documents/document-failures.ts";
import type { Committed, Refused } from "../hub/receipt.ts";
import { realtimeDb } from "../realtime-database.ts";
import { answered, type History } from "./history.ts";
import { keepState } from "./keep-state.ts";
import { momentAt } from "./moment-at.ts";
import { pastOf } from "./past-of.ts";

export type RestoreDocumentOutcome =
  | { kind: "document-restored"; id: NodeId; sequence: number }
  | CheckpointNotFound
  | EditRefused
  | DocumentTooLarge
  | HistoryBusy
  | NodeNotFound
  | NotADocument
  | Denied;

type Input = { id: string; sequence: number; idempotencyKey: string | null };

/**
 * Makes a document what it was by one edit more. The edit is made from what is committed, away from the thread that serves, and comes in
 * like any client's: what others write meanwhile is merged with it. What was there before is kept, so that it can be had back.
 */
export async function restoreDocument(
  history: History,
  principal: Principal,
  input: Input,
): Promise<RestoreDocumentOutcome> {
  const { kit, peers, past } = history;
  const allowed = await authorisePast(kit.db, principal, "write", input.id);
  if (allowed.kind !== "allow") return allowed;
  const { id, person } = allowed;
  const clientId = await clientIdFor(input, person);
  const moment = await momentAt(kit.db, id, input.sequence);
  if (moment.kind !== "moment") return moment;
  const known = await pastOf(kit.db, id);
  if (known === null) return { kind: "node-not-found", id: input.id };
  if (known.kind !== "past") return known;
  const { updates, schema, sequence } = known;
  if (input.idempotencyKey !== null && (await hasWritten(history, id, clientId)))
    return { kind: "document-restored", id, sequence };
  const told = answered(await past.ask<"restore">({ task: "restore", updates, schema, to: moment.moment, clientId }));
  if (told.kind !== "restoring") return told;
  if (told.update === null) return { kind: "document-restored", id, sequence };
  if (sequence > 0) {
    const checkpoint = { id, sequence, at: kit.clock.now(), snapshot: told.before, askedBy: person.personId };
    const refused = await kit.write(principal, null, (tx) => keepState(peers, tx, checkpoint));
    if (refused !== null) return { kind: "edit-refused", reason: "quota-exceeded" };
  }
  return outcomeOf(await commit(history, { id, person, update: told.update }), { id, given: input.id });
}

/**
 * The Yjs client that the edit is of. From the key of the call where there is one: a second call with it finds that this client has written in
 * the document, and does nothing. The edit commits with the log, not with the table that keeps keys.
 */
async function clientIdFor({ id, sequence, idempotencyKey: key }: Input, person: PersonPrincipal): Promise<number> {
  if (key !== null && parseId(key) === null) throw new IdempotencyKeyInvalid("an idempotency key is a UUID");
  if (key === null) return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const hash = await sha256Hex(JSON.stringify([person.personId, person.appId, key.toLowerCase(), id, sequence]));
  return Number.parseInt(hash.slice(0, 8), 16);
}

async function hasWritten({ kit }: History, id: NodeId, clientId: number): Promise<boolean> {
  const row = await realtimeDb(kit.db)
    .selectFrom("doc_clients")
    .select("client_id")
    .where("doc_id", "=", id)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  return row !== undefined;
}

async function commit(
  { hub }: History,
  { id, person, update }: { id: NodeId; person: PersonPrincipal; update: Uint8Array },
): Promise<Committed | Refused> {
  const open = await hub.open(id);
  if (open === null) return { kind: "refused", reason: "document-gone" };
  try {
    const receipt = open.receive(update, { personId: person.personId, appId: person.appId }, null);
    switch (receipt.kind) {
      case "taken":
        return await receipt.committed;
      case "known":
        return { kind: "committed", sequence: receipt.sequence };
      case "refused":
        return receipt;
      case "malformed":
        throw new Error("an edit that restores a document is no update of Yjs");
      default:
        return receipt satisfies never;
    }
  } finally {
    open.release();
  }
}

function outcomeOf(written: Committed | Refused, { id, given }: { id: NodeId; given: string }): RestoreDocumentOutcome {
  if (written.kind === "committed") return { kind: "document-restored", id, sequence: written.sequence };
  switch (written.reason) {
    case "document-gone":
      return { kind: "node-not-found", id: given };
    case "client-taken":
      // A client id that was picked at random is another's: once in so many thousand years.
      return { kind: "edit-refused", reason: "overloaded" };
    default:
      return { kind: "edit-refused", reason: written.reason };
  }
}
