import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { NameTaken } from "../failures.ts";
import { putIntoTrash } from "../trash/put-into-trash.ts";
import { freeName } from "./free-name.ts";
import { nameHolder } from "./name-holder.ts";

/** What to do when the name is taken; `replace` puts the one that is there into the trash. */
export type OnConflict = "fail" | "keep-both" | "replace" | "skip";

/** Nothing was done, and `existingId` stays as it is. */
export type NodeSkipped = { kind: "node-skipped"; existingId: NodeId };

type Place = {
  folderId: NodeId;
  spaceId: SpaceId;
  name: string;
  /** What is copied: it never makes way for its own copy, and both are kept. */
  except: NodeId | null;
};

/**
 * The name that something gets in a folder, which is free when this returns. The caller may write there and holds the folder's lock, and for
 * `replace` that of the tree.
 */
export async function placeName(
  kit: Kit,
  tx: Tx,
  { principal, onConflict }: { principal: Principal; onConflict: OnConflict },
  place: Place,
): Promise<{ kind: "name"; name: string } | NameTaken | NodeSkipped> {
  const { folderId, spaceId, name, except } = place;
  const taken = await nameHolder(tx, folderId, name, null);
  if (taken === null) return { kind: "name", name };
  const { existingId } = taken;
  switch (onConflict) {
    case "fail":
      return taken;
    case "skip":
      return { kind: "node-skipped", existingId };
    case "keep-both":
      return { kind: "name", name: await freeName(tx, folderId, name) };
    case "replace":
      if (existingId === except) return { kind: "name", name: await freeName(tx, folderId, name) };
      if (!(await putIntoTrash(kit, tx, principal, { id: existingId, spaceId, parentId: folderId }))) {
        throw new Error(`node ${existingId} left folder ${folderId} under its lock`);
      }
      return { kind: "name", name };
    default:
      return onConflict satisfies never;
  }
}
