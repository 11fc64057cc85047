import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Log } from "../../../kit/telemetry/log.ts";
import { unref } from "../../../kit/unref.ts";
import type { LiveDocument } from "./live-document.ts";
import { loadDocument, scanStored } from "./load-document.ts";

/** What is missing may just be late. */
const waitMs = 250;

/** The last two are null where everything that is missing has been put into the snapshot. */
type Row = { id: NodeId; snapshot_seq: number; seq: number | null; bytes: Uint8Array | null };

/** Reads from the log what other processes committed and did not come by the bus. One timer for all, and only while something is missing. */
export class GapHealer {
  readonly #db: Db;
  readonly #log: Log;
  readonly #find: (id: NodeId) => LiveDocument | undefined;
  #waiting = new Set<NodeId>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor({ db, log, find }: { db: Db; log: Log; find: (id: NodeId) => LiveDocument | undefined }) {
    this.#db = db;
    this.#log = log;
    this.#find = find;
  }

  add(id: NodeId): void {
    this.#waiting.add(id);
    this.#timer ??= this.#later();
  }

  /** All of these may have missed something. */
  async heal(ids: readonly NodeId[]): Promise<void> {
    const documents = ids.flatMap((id) => this.#find(id) ?? []);
    if (documents.length === 0) return;
    try {
      const rows = await this.#rowsBehind(documents);
      await Promise.all([...Map.groupBy(rows, ({ id }) => id)].map(([id, found]) => this.#follow(id, found)));
    } catch (error) {
      this.#log.warn({ error: String(error) }, "what other processes wrote in documents could not be read");
      for (const id of ids) this.add(id);
    }
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #later(): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timer = null;
      const ids = [...this.#waiting];
      this.#waiting = new Set();
      void this.heal(ids);
    }, waitMs);
    unref(timer);
    return timer;
  }

  async #rowsBehind(documents: readonly LiveDocument[]): Promise<Row[]> {
    const ids = documents.map(({ id }) => id);
    const heads = documents.map(({ headSequence }) => headSequence);
    const { rows } = await sql<Row>`
      select documents.node_id as id, snapshot_seq, seq, bytes
      from unnest(${sql.val(ids)}::uuid[], ${sql.val(heads)}::bigint[]) as known (id, head)
      join documents on documents.node_id = known.id and documents.head_seq > known.head
      left join doc_updates on doc_updates.doc_id = known.id and doc_updates.seq > known.head
      order by documents.node_id, seq`.execute(this.#db);
    return rows;
  }

  async #follow(id: NodeId, rows: readonly Row[]): Promise<void> {
    const document = this.#find(id);
    const [first] = rows;
    if (document === undefined || first === undefined) return;
    // What it lacks has been put into the snapshot already.
    if (first.snapshot_seq > document.headSequence) await this.#reload(document);
    for (const { seq, bytes } of rows) if (seq !== null && bytes !== null) document.follow(seq, seq, scanStored(bytes));
  }

  async #reload(document: LiveDocument): Promise<void> {
    const loaded = await loadDocument(this.#db, document.id);
    if (loaded !== null) document.follow(document.headSequence + 1, loaded.headSequence, loaded.state);
  }
}
