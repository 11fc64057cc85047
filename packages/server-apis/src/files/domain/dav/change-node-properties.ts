import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { changeProperties, type PropertyChange } from "./dav-properties.ts";

export type ChangePropertiesOutcome =
  | { kind: "properties-changed" }
  | { kind: "too-many-properties" }
  | NodeNotFound
  | Denied;

class TooMany extends Error {
  override readonly name = "TooMany";
}

/** All of the changes or none. */
export async function changeNodeProperties(
  kit: Kit,
  principal: PersonPrincipal,
  nodeId: NodeId,
  changes: readonly PropertyChange[],
): Promise<ChangePropertiesOutcome> {
  return kit
    .write<ChangePropertiesOutcome>(principal, null, async (tx) => {
      const allowed = await authorise(tx, principal, "write", nodeId);
      if (allowed.kind !== "allow") return allowed;
      if (!(await changeProperties(tx, nodeId, changes))) throw new TooMany("more properties than a node may have");
      return { kind: "properties-changed" };
    })
    .catch((cause: unknown): ChangePropertiesOutcome => {
      if (cause instanceof TooMany) return { kind: "too-many-properties" };
      throw cause;
    });
}
