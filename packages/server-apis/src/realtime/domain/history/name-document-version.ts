import type { NodeId } from "../../../kit/ids.ts";
import type { RoomExceeded } from "../../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { authorisePast } from "../documents/authorise-document.ts";
import type {
  CheckpointNotFound,
  Denied,
  DocumentTooLarge,
  HistoryBusy,
  NameInvalid,
  NodeNotFound,
  NotADocument,
  TooManyNames,
} from "../documents/document-failures.ts";
import { realtimeTx } from "../realtime-database.ts";
import { cleanVersionName } from "./clean-version-name.ts";
import { answered, type History } from "./history.ts";
import { keepState } from "./keep-state.ts";
import { presentOf } from "./past-of.ts";

export type NameDocumentVersionOutcome =
  | { kind: "version-named"; id: NodeId; sequence: number; name: string | null }
  | NameInvalid
  | TooManyNames
  | CheckpointNotFound
  | RoomExceeded
  | DocumentTooLarge
  | HistoryBusy
  | NodeNotFound
  | NotADocument
  | Denied;

/** Named states of one document, which are never thinned out. */
const mostNames = 200;

type Input = { id: string; sequence: number | null; name: string | null; idempotencyKey: string | null };

/** What the document is by now, where no sequence was given. */
type Present = { sequence: number; snapshot: Uint8Array };

/** Gives a state a name, by which it is kept, or takes it away; without a sequence, the state there is now. */
export async function nameDocumentVersion(
  history: History,
  principal: Principal,
  input: Input,
): Promise<NameDocumentVersionOutcome> {
  const { kit } = history;
  const { id, sequence, name, idempotencyKey: key } = input;
  const cleaned = name === null ? null : cleanVersionName(name);
  const present = sequence === null ? await presentState(history, principal, id) : null;
  if (present !== null && "kind" in present) return present;
  const idempotency = { key, operation: "nameDocumentVersion", input: { id, sequence, name } };
  return kit.write<NameDocumentVersionOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authorisePast(tx, principal, "write", id);
    if (allowed.kind !== "allow") return allowed;
    if (cleaned?.kind === "name-invalid") return cleaned;
    const wanted = { id: allowed.id, name: cleaned?.name ?? null };
    const named = await nameState(history, tx, { ...wanted, sequence, present, person: allowed.person });
    if (named.kind === "version-named") {
      const { spaceId, parentId } = allowed.node;
      await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: allowed.id, parentId, op: "updated" }]);
    }
    return named;
  });
}

async function presentState(
  { kit, past }: History,
  principal: Principal,
  id: string,
): Promise<Present | DocumentTooLarge | HistoryBusy | NodeNotFound | NotADocument | Denied> {
  const allowed = await authorisePast(kit.db, principal, "write", id);
  if (allowed.kind !== "allow") return allowed;
  const known = await presentOf(kit.db, allowed.id);
  if (known === null) return { kind: "node-not-found", id };
  if (known.kind !== "past") return known;
  const told = answered(await past.ask<"snapshot">({ task: "snapshot", updates: known.updates }));
  return told.kind === "snapshot" ? { sequence: known.sequence, snapshot: told.snapshot } : told;
}

type Wanted = {
  id: NodeId;
  name: string | null;
  sequence: number | null;
  present: Present | null;
  person: PersonPrincipal;
};

async function nameState(
  { kit, peers }: History,
  tx: Tx,
  { id, name, sequence, present, person }: Wanted,
): Promise<NameDocumentVersionOutcome> {
  const by = name === null ? null : person.personId;
  const tables = realtimeTx(tx);
  if (name !== null && (await countNames(tx, id)) >= mostNames) return { kind: "too-many-names", limit: mostNames };
  if (present !== null && present.sequence > 0) {
    const checkpoint = { id, ...present, at: kit.clock.now(), askedBy: person.personId };
    const refused = await keepState(peers, tx, checkpoint);
    if (refused !== null) return refused;
  }
  // A later one was kept meanwhile where that of the present is not there.
  const place = tables
    .selectFrom("doc_checkpoints")
    .select("seq")
    .where("doc_id", "=", id)
    .where("seq", present === null ? "=" : ">=", sequence ?? present?.sequence ?? 0)
    .orderBy("seq")
    .limit(1);
  const named = await tables
    .updateTable("doc_checkpoints")
    .set({ name, named_by: by })
    .where("doc_id", "=", id)
    .where("seq", "=", place)
    .returning("seq")
    .executeTakeFirst();
  if (named === undefined) return { kind: "checkpoint-not-found", sequence: sequence ?? 0 };
  return { kind: "version-named", id, sequence: named.seq, name };
}

async function countNames(tx: Tx, id: NodeId): Promise<number> {
  const { count } = await realtimeTx(tx)
    .selectFrom("doc_checkpoints")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("doc_id", "=", id)
    .where("name", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}
