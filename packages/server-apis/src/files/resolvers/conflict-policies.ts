import type { ConflictPolicy } from "../../generated/resolvers.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { NodeSkipped, OnConflict } from "../domain/tree/place-name.ts";

const policies = {
  FAIL: "fail",
  KEEP_BOTH: "keep-both",
  REPLACE: "replace",
  SKIP: "skip",
} as const satisfies Record<ConflictPolicy, OnConflict>;

/** What the contract's policy is called inside; nothing happens to a name that is taken where none is given. */
export function onConflictOf(policy: ConflictPolicy | null | undefined): OnConflict {
  return policies[policy ?? "FAIL"];
}

/** `id` is what was to be put there. */
export function skippedToGraphql(
  { existingId }: NodeSkipped,
  id: string,
): {
  __typename: "NodeSkipped";
  id: string;
  existingId: NodeId;
} {
  return { __typename: "NodeSkipped", id, existingId };
}
