import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import { authorise } from "../tree/authorise.ts";
import { changeProperties, type PropertyChange } from "./dav-properties.ts";

type TooManyProperties = { kind: "too-many-properties" };

export type ChangePropertiesOutcome = { kind: "properties-changed" } | TooManyProperties | NodeNotFound | Denied;

/** All of the changes or none. */
export async function changeNodeProperties(
  kit: Kit,
  principal: PersonPrincipal,
  nodeId: NodeId,
  changes: readonly PropertyChange[],
): Promise<ChangePropertiesOutcome> {
  return outcomeOf<ChangePropertiesOutcome, TooManyProperties>(
    kit.write<ChangePropertiesOutcome>(principal, null, async (tx) => {
      const allowed = await authorise(tx, principal, "write", nodeId);
      if (allowed.kind !== "allow") return allowed;
      if (!(await changeProperties(tx, nodeId, changes))) takeBack<TooManyProperties>({ kind: "too-many-properties" });
      return { kind: "properties-changed" };
    }),
  );
}
