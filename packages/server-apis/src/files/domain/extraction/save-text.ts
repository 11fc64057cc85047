import type { NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";

/** Keeps what was read out of a version of a node for the search, in place of what was read before; nothing where there is no text. */
export async function saveText(
  tx: Tx,
  { nodeId, version, text }: { nodeId: NodeId; version: number; text: string | null },
): Promise<void> {
  const texts = filesTx(tx);
  if (text === null || text === "") {
    await texts.deleteFrom("extracted_texts").where("node_id", "=", nodeId).execute();
    return;
  }
  await texts
    .insertInto("extracted_texts")
    .values({ node_id: nodeId, version, text })
    .onConflict((conflict) => conflict.column("node_id").doUpdateSet({ version, text }))
    .execute();
}
