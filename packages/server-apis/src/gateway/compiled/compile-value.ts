import {
  defaultFieldResolver,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import { collectFields } from "./collect-fields.ts";
import { NotCompiled } from "./not-compiled.ts";
import type { OperationParts } from "./operation-parts.ts";

/** Makes what goes into the answer of what a resolver returned; throws when that is not what the type promises. */
export type Complete = (value: unknown) => unknown;

/** Completion of one type under these field nodes (§6.4.3), with everything looked up that can be before there is a value. */
export function compileValue(parts: OperationParts, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
  if (!isNonNullType(type)) return compileNullable(parts, type, nodes);
  const complete = compileNullable(parts, type.ofType, nodes);
  return (value) => {
    const completed = complete(value);
    if (completed === null) throw new NotCompiled("null where there must be a value");
    return completed;
  };
}

function compileNullable(parts: OperationParts, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
  if (isNonNullType(type)) throw new NotCompiled("a type that cannot be");
  if (isListType(type)) return compileList(compileValue(parts, type.ofType, nodes));
  if (isLeafType(type)) return compileLeaf(type);
  return isObjectType(type) ? compileObject(parts, type, nodes) : compileAbstract(parts, type, nodes);
}

function compileList(complete: Complete): Complete {
  return (value) => {
    if (value == null) return null;
    if (!Array.isArray(value)) throw new NotCompiled("a list that is no array");
    return value.map(complete);
  };
}

function compileLeaf(type: GraphQLLeafType): Complete {
  return (value) => {
    if (value == null) return null;
    const serialized: unknown = type.serialize(value);
    if (serialized == null) throw new NotCompiled("a leaf that became nothing");
    return serialized;
  };
}

function compileAbstract(parts: OperationParts, type: GraphQLAbstractType, nodes: readonly FieldNode[]): Complete {
  if (type.resolveType !== undefined && type.resolveType !== null) throw new NotCompiled("a type that is asked for");
  const byName = new Map<unknown, Complete>();
  for (const possible of parts.schema.getPossibleTypes(type)) {
    byName.set(possible.name, compileObject(parts, possible, nodes));
  }
  return (value) => {
    if (value == null) return null;
    const complete = byName.get((value as { __typename?: unknown }).__typename);
    if (complete === undefined) throw new NotCompiled("a value of no type that can be here");
    return complete(value);
  };
}

type Property = { key: string; name: string; complete: Complete };

function compileObject(parts: OperationParts, type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
  if (type.isTypeOf !== undefined && type.isTypeOf !== null) throw new NotCompiled("a type that is asked for");
  const selectionSets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  const properties: Property[] = [];
  for (const [key, fieldNodes] of collectFields(parts, type, selectionSets)) {
    properties.push(compileProperty(parts, type, key, fieldNodes));
  }
  return (value) => {
    if (value == null) return null;
    if (typeof value !== "object" || "then" in value) throw new NotCompiled("a value that is still to come");
    const completed: Record<string, unknown> = {};
    for (const { key, name, complete } of properties)
      completed[key] = complete((value as Record<string, unknown>)[name]);
    return completed;
  };
}

function compileProperty(
  parts: OperationParts,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): Property {
  const name = nodes[0]?.name.value ?? "";
  if (name === "__typename") return { key, name, complete: () => type.name };
  const field = type.getFields()[name];
  if (field === undefined) throw new NotCompiled("introspection");
  if (field.resolve !== undefined && field.resolve !== defaultFieldResolver)
    throw new NotCompiled("a resolver below the root");
  return { key, name, complete: compileValue(parts, field.type, nodes) };
}
