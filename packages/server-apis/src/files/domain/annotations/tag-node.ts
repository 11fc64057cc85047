import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound, TagInvalid } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { findNode, readerOf } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { withTargets } from "../tree/with-targets.ts";
import { cleanTag, type Tag } from "./clean-tag.ts";

export type TagNodeOutcome = { kind: "node-tagged"; node: TreeNode } | TagInvalid | NodeNotFound | Denied;

const mostTags = 50;

/** Puts tags to a node and takes others away; all who may read it see them. Two who tag at once lose nothing of each other. */
export async function tagNode(
  kit: Kit,
  principal: Principal,
  input: { id: string; add: readonly string[]; remove: readonly string[]; idempotencyKey: string | null },
): Promise<TagNodeOutcome> {
  const { id, idempotencyKey: key, ...wanted } = input;
  const idempotency = { key, operation: "tagNode", input: { id, ...wanted } };
  return kit.write<TagNodeOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authorise(tx, principal, "write", id);
    if (allowed.kind !== "allow") return allowed;
    const cleaned = wanted.add.map(cleanTag);
    const invalid = cleaned.find((tag) => tag.kind === "tag-invalid");
    if (invalid !== undefined) return invalid;
    const added = cleaned.flatMap((tag) => (tag.kind === "tag" ? [tag.tag] : []));
    const { id: nodeId, spaceId, parentId } = allowed.node;
    const held = await tx
      .selectFrom("nodes")
      .select(["tags", "tag_keys"])
      .where("id", "=", nodeId)
      .where("deleted_at", "is", null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (held === undefined) return { kind: "node-not-found", id };
    const before = held.tags.map((text, index) => ({ text, key: held.tag_keys[index] ?? "" }));
    const tags = changed(before, added, wanted.remove);
    if (tags.length > mostTags) return { kind: "tag-invalid", tag: tags[mostTags]?.text ?? "", reason: "too-many" };
    const [texts, keys] = [tags.map((tag) => tag.text), tags.map((tag) => tag.key)];
    if (texts.join("\n") !== held.tags.join("\n")) {
      await tx.updateTable("nodes").set({ tags: texts, tag_keys: keys }).where("id", "=", nodeId).execute();
      await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: nodeId, parentId, op: "updated" }]);
    }
    const read = await findNode(tx, nodeId, allowed.access, readerOf(principal));
    const [node] = await withTargets(tx, principal, read === null ? [] : [read]);
    return node === undefined ? { kind: "node-not-found", id } : { kind: "node-tagged", node };
  });
}

function changed(before: readonly Tag[], added: readonly Tag[], removed: readonly string[]): Tag[] {
  const gone = new Set(removed.map((text) => cleanTag(text)).map((tag) => (tag.kind === "tag" ? tag.tag.key : "")));
  const tags = new Map<string, Tag>();
  for (const tag of before.filter(({ key }) => !gone.has(key))) tags.set(tag.key, tag);
  for (const tag of added) if (!tags.has(tag.key)) tags.set(tag.key, tag);
  return [...tags.values()];
}
