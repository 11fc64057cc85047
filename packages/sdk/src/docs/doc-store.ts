import { resultOf } from "../core/indexed-db.ts";
import type { DocDatabase } from "./doc-database.ts";

/** An update that the cloud has not confirmed, and the row it lies in. */
export interface KeptEdit {
  readonly row: string;
  readonly update: Uint8Array;
}

/** What is known of the cloud's side of it. */
export interface KeptFacts {
  /** Everything in the cloud's log up to it is in the rows. */
  readonly sequence: number;
  readonly access: "read" | "write" | null;
}

export interface KeptDoc extends KeptFacts {
  readonly updates: readonly Uint8Array[];
  readonly edits: readonly KeptEdit[];
}

/**
 * Keeps a document in the browser. Every row is an update and is only ever added or taken away, never written over: so tabs that write at the
 * same time, each without the other, lose nothing. It may fail to keep, where the browser refuses the space, and never stands in the way.
 */
export interface DocStore {
  readonly load: () => Promise<KeptDoc>;
  /** Keeps what was edited here until it is confirmed. */
  readonly keep: (edit: KeptEdit) => void;
  /** Keeps what the cloud has, in place of those edits that are in it now. */
  readonly settle: (update: Uint8Array, confirmed: readonly string[], facts: KeptFacts) => void;
  /** Edits that are in the rows and not among these: other tabs made them, and may be gone. */
  readonly editsBeside: (known: ReadonlySet<string>) => Promise<KeptEdit[]>;
  /** Resolves when everything is written. */
  readonly idle: () => Promise<void>;
}

interface Row {
  readonly update: Uint8Array;
  readonly isEdit: boolean;
}

const FACTS = "";
/** With so many rows that this tab knows the content of, they become one. */
const MOST_ROWS = 60;

/** `whole` gives everything that the rows hold which this tab has loaded or written, as one update. */
export function createDocStore(
  database: DocDatabase,
  { personId, docId, whole }: { personId: string; docId: string; whole: () => Uint8Array },
): DocStore {
  const keyOf = (row: string) => [personId, docId, row];
  const all = IDBKeyRange.bound([personId, docId], [personId, docId, []]);
  /** Without the edits. */
  let settled: string[] = [];
  let last: Promise<unknown> = Promise.resolve();

  function write(act: (rows: IDBObjectStore) => void): void {
    last = Promise.all([last, database.write(personId, act).catch(() => undefined)]);
  }

  function put(rows: IDBObjectStore, update: Uint8Array): void {
    const row = crypto.randomUUID();
    settled.push(row);
    rows.put({ update, isEdit: false } satisfies Row, keyOf(row));
  }

  async function readAll(): Promise<{ name: string; row: Row | KeptFacts }[]> {
    return database.read(async (rows) => {
      const [keys, values] = await Promise.all([resultOf(rows.getAllKeys(all)), resultOf(rows.getAll(all))]);
      return keys.map((key, i) => ({ name: (key as string[])[2] ?? "", row: values[i] as Row | KeptFacts }));
    });
  }

  const editsOf = (rows: Awaited<ReturnType<typeof readAll>>): KeptEdit[] =>
    rows.flatMap(({ name, row }) => ("isEdit" in row && row.isEdit ? [{ row: name, update: row.update }] : []));

  return {
    async load() {
      const rows = await readAll().catch(() => []);
      const updates: Uint8Array[] = [];
      let facts: KeptFacts = { sequence: 0, access: null };
      for (const { name, row } of rows) {
        if (!("isEdit" in row)) facts = row;
        else {
          updates.push(row.update);
          if (!row.isEdit) settled.push(name);
        }
      }
      return { ...facts, updates, edits: editsOf(rows) };
    },
    keep: ({ row, update }) => write((rows) => rows.put({ update, isEdit: true } satisfies Row, keyOf(row))),
    settle(update, confirmed, facts) {
      write((rows) => {
        const old = settled.length < MOST_ROWS ? [] : settled;
        if (old.length > 0) settled = [];
        put(rows, old.length > 0 ? whole() : update);
        for (const row of [...confirmed, ...old]) rows.delete(keyOf(row));
        // another tab may be further
        const known: IDBRequest<KeptFacts | undefined> = rows.get(keyOf(FACTS));
        known.addEventListener("success", () => {
          const sequence = Math.max(facts.sequence, known.result?.sequence ?? 0);
          rows.put({ ...facts, sequence } satisfies KeptFacts, keyOf(FACTS));
        });
      });
    },
    async editsBeside(known) {
      const edits = editsOf(await readAll().catch(() => []));
      return edits.filter(({ row }) => !known.has(row));
    },
    async idle() {
      await last;
    },
  };
}
