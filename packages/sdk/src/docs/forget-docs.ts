import { openDocDatabase } from "./doc-database.ts";

/** Takes everything away that this browser has kept of documents on this origin, of whomever: for signing out. */
export async function forgetDocs(): Promise<void> {
  const database = await openDocDatabase();
  // what cannot be opened holds nothing
  await database?.clear().catch(() => undefined);
}
