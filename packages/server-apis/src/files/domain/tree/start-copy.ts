import type { CopyId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { takeBack } from "../take-back.ts";
import type { FilesKit } from "../files-kit.ts";
import type { CopyJob } from "./follow-copy.ts";
import { type Copied, insertCopies } from "./insert-copies.ts";
import { noteLevel } from "./levels.ts";
import { nameKey } from "./name-key.ts";
import type { OnConflict } from "./place-name.ts";
import { reserveRoom } from "./room.ts";

/**
 * Begins a copy that takes longer than one transaction. Its top is written as something deleted, so that nobody sees it nor what gathers below it,
 * and without an entry in the trash, so that nobody can bring it back; the job's last step makes it appear. Its room is promised here.
 */
export async function startCopy(
  kit: FilesKit,
  tx: Tx,
  top: Copied,
  how: {
    author: PersonPrincipal;
    spaceId: SpaceId;
    name: string;
    onConflict: OnConflict;
    bytes: number;
    level: number;
  },
): Promise<{ kind: "copy-started"; id: NodeId }> {
  const { author, spaceId, name, bytes } = how;
  const hidden = { name, key: nameKey(name), hidden: true };
  const { made } = await insertCopies(kit, tx, [top], { spaceId, author, top: hidden });
  if (!made.has(top.id)) takeBack({ kind: "node-not-found", id: top.sourceId });
  const copyId = kit.newId<CopyId>();
  const row = { id: copyId, top_id: top.id, parent_id: top.parentId, space_id: spaceId, reserved_bytes: bytes };
  await filesTx(tx).insertInto("copies").values(row).execute();
  await filesTx(tx)
    .insertInto("copy_folders")
    .values({ copy_id: copyId, source_id: top.sourceId, target_id: top.id, after: null })
    .execute();
  const job: CopyJob = {
    copyId,
    sourceId: top.sourceId,
    personId: author.personId,
    appId: author.appId,
    scopes: author.scopes,
    name,
    onConflict: how.onConflict,
  };
  await kit.jobs.enqueue(tx, "files.copy", job);
  const refused = await reserveRoom(tx, spaceId, bytes);
  if (refused !== null) takeBack(refused);
  await noteLevel(tx, spaceId, how.level);
  return { kind: "copy-started", id: top.id };
}
