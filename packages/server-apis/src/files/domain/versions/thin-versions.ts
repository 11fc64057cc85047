import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import { dropDerived } from "../extraction/drop-derived.ts";
import { filesTx } from "../files-database.ts";
import { lockNode } from "../tree/locks.ts";
import { settleRoom } from "../tree/room.ts";
import { versionsToDrop } from "./versions-to-drop.ts";

/** The most that one transaction takes away; what is left goes with the next version. */
const atOnce = 500;

/** Takes away the versions of a file that the keep rule no longer wants, with their room. A job, run as often as needed. */
export async function thinVersions(kit: Kit, nodeId: NodeId): Promise<void> {
  await kit.write({ kind: "operator" }, null, async (tx) => {
    const node = await lockNode(tx, nodeId);
    if (node === null) return;
    const tables = filesTx(tx);
    const held = await tables
      .selectFrom("versions")
      .select(["n", "at", "name"])
      .where("node_id", "=", nodeId)
      .execute();
    const drop = versionsToDrop(
      held.map(({ n, at, name }) => ({ version: n, at, isNamed: name !== null })),
      kit.clock.now(),
    ).slice(-atOnce);
    if (drop.length === 0) return;
    const gone = await tables
      .deleteFrom("versions")
      .where("node_id", "=", nodeId)
      .where("n", "in", drop)
      .returning(["blob_id", "size"])
      .execute();
    const derived = await dropDerived(tx, [nodeId], drop);
    await releaseBlobs(kit, tx, [...gone.map((row) => row.blob_id), ...derived]);
    const bytes = gone.reduce((sum, { size }) => sum + size, 0);
    await settleRoom(tx, node.space_id, { promised: 0, used: -bytes });
  });
}
