import { completed, resultOf } from "../core/indexed-db.ts";

const NAME = "mows-docs";
const ROWS = "rows";
/** Whose documents may be written here: a tab of somebody who has signed out since keeps nothing any more. */
const OWNER = "owner";

/** The documents that this browser keeps on this origin, each row under `[person, document, row]`. */
export interface DocDatabase {
  /** Null where nobody has used documents since the last one signed out. */
  readonly owner: () => Promise<string | null>;
  readonly setOwner: (personId: string) => Promise<void>;
  readonly read: <Value>(act: (rows: IDBObjectStore) => Promise<Value>) => Promise<Value>;
  /** Does nothing once documents are another's. */
  readonly write: (personId: string, act: (rows: IDBObjectStore) => void) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Null where there is none, or the browser does not let pages use it. */
export async function openDocDatabase(): Promise<DocDatabase | null> {
  try {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(ROWS));
    return databaseOf(await resultOf(request));
  } catch {
    return null;
  }
}

function databaseOf(database: IDBDatabase): DocDatabase {
  async function write(act: (rows: IDBObjectStore) => void): Promise<void> {
    const transaction = database.transaction(ROWS, "readwrite");
    act(transaction.objectStore(ROWS));
    await completed(transaction);
  }

  return {
    async owner() {
      const owner: string | undefined = await resultOf(database.transaction(ROWS).objectStore(ROWS).get(OWNER));
      return owner ?? null;
    },
    setOwner: (personId) => write((rows) => rows.put(personId, OWNER)),
    read: (act) => act(database.transaction(ROWS).objectStore(ROWS)),
    write: (personId, act) =>
      write((rows) => {
        const owner = rows.get(OWNER);
        owner.addEventListener("success", () => {
          if (owner.result === personId) act(rows);
        });
      }),
    clear: () => write((rows) => rows.clear()),
  };
}
