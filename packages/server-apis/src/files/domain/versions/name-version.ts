import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NameInvalid, NodeNotFound, NotAFile, VersionNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { cleanName } from "../tree/clean-name.ts";
import { lockNode } from "../tree/locks.ts";
import { authoriseFile } from "./authorise-file.ts";

export type NameVersionOutcome =
  | { kind: "version-named"; nodeId: NodeId; version: number; name: string | null }
  | NameInvalid
  | VersionNotFound
  | NodeNotFound
  | NotAFile
  | Denied;

/** Gives a version a name, by which it is kept, or takes it away. */
export async function nameVersion(
  kit: Kit,
  principal: Principal,
  input: { nodeId: string; version: number; name: string | null; idempotencyKey: string | null },
): Promise<NameVersionOutcome> {
  const { nodeId, version, name, idempotencyKey: key } = input;
  const idempotency = { key, operation: "nameVersion", input: { nodeId, version, name } };
  return kit.write<NameVersionOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authoriseFile(tx, principal, "write", nodeId);
    if (allowed.kind !== "allow") return allowed;
    const cleaned = name === null ? null : cleanName(name);
    if (cleaned?.kind === "name-invalid") return cleaned;
    const { id, spaceId, parentId } = allowed.node;
    if ((await lockNode(tx, id)) === null) return { kind: "node-not-found", id: nodeId };
    const written = cleaned?.name ?? null;
    const named = await filesTx(tx)
      .updateTable("versions")
      .set({ name: written })
      .where("node_id", "=", id)
      .where("n", "=", version)
      .returning("n")
      .executeTakeFirst();
    if (named === undefined) return { kind: "version-not-found", version };
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: id, parentId, op: "updated" }]);
    return { kind: "version-named", nodeId: id, version, name: written };
  });
}
