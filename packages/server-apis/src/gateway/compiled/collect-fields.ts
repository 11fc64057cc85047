import { isAbstractType, Kind, type FieldNode, type GraphQLObjectType, type SelectionSetNode } from "graphql";
import { NotCompiled } from "./not-compiled.ts";
import type { OperationParts } from "./operation-parts.ts";

/** Field nodes by response key, in the order of the answer. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * The fields that these selections ask of an object of this type (GraphQL October 2021, §6.3.2). Directives are left to the executor that
 * knows them.
 */
export function collectFields(
  parts: OperationParts,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): CollectedFields {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = parts.schema.getType(condition);
    return isAbstractType(named) && parts.schema.isSubType(named, type);
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.directives !== undefined && selection.directives.length > 0) throw new NotCompiled("a directive");
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const same = fields.get(key);
        if (same === undefined) fields.set(key, [selection]);
        else same.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value)) collect(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = parts.fragments.get(selection.name.value);
        if (fragment === undefined) throw new NotCompiled("an unknown fragment");
        if (applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet);
      }
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
}
