import type { Mows } from "@mows/sdk";
import { createAccess } from "@mows/sdk/access";
import { createDocumentCalls, defineDoc, text } from "@mows/sdk/docs";

/** A document that is one text. */
export const noteSchema = defineDoc({ text: text() }, { name: "note" });

export const shoppingList = "# Saturday\n\n- oat milk\n- bread\n- apples\n\nAda brings the wine.\n";

/** A note with a text in the folder that the app was granted; its id. */
export async function createNote(mows: Mows, content = shoppingList): Promise<string> {
  const roots = await mows.files.roots();
  const parentId = roots.__typename === "Roots" ? (roots.roots[0]?.node.id ?? "") : "";
  const made = await createDocumentCalls(mows).create({ parentId, name: "Saturday.md", schema: noteSchema });
  if (made.__typename !== "DocumentCreated") throw new Error(`no note was made: ${made.__typename}`);
  await writeNote(mows, made.id, content);
  return made.id;
}

/** Writes at the beginning of a note, as somebody's other page. */
export async function writeNote(mows: Mows, id: string, content: string): Promise<void> {
  const doc = await mows.docs.open(id, noteSchema);
  await doc.synced;
  doc.change((draft) => draft.text.insert(0, content));
  await doc.saved();
  await doc.close();
}

/** `owner` is on the cloud's own origin: no app may share. */
export async function shareNote(owner: Mows, nodeId: string, username: string, role: "READ" | "WRITE"): Promise<void> {
  const shared = await createAccess(owner).shareNode({ nodeId, role, username });
  if (shared.__typename !== "NodeShared") throw new Error(`the note was not shared: ${shared.__typename}`);
}
