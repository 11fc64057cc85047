import { Kind, print, stripIgnoredCharacters, visit } from "graphql";

/**
 * A codegen plugin: the operations of one folder as plain strings, without ignorable characters, fragments apart so that
 * each is in the bundle once. A module a folder, so that a bundler can load them apart; no class is needed at run time
 * (typed-document-node makes one).
 */

/** @typedef {import("graphql").DocumentNode} DocumentNode */
/** @typedef {import("graphql").FragmentDefinitionNode} FragmentDefinitionNode */
/** @typedef {import("graphql").OperationDefinitionNode} OperationDefinitionNode */

/**
 * @param {OperationDefinitionNode | FragmentDefinitionNode} definition
 * @param {ReadonlyMap<string, FragmentDefinitionNode>} fragments
 * @param {Set<FragmentDefinitionNode>} used
 */
function fragmentsOf(definition, fragments, used = new Set()) {
  visit(definition, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (!fragment || used.has(fragment)) return;
      used.add(fragment);
      fragmentsOf(fragment, fragments, used);
    },
  });
  return used;
}

/** @param {OperationDefinitionNode | FragmentDefinitionNode} definition */
function textOf(definition) {
  // what is said about it is for whoever reads the source
  const { description: _, ...told } = definition;
  return JSON.stringify(stripIgnoredCharacters(print(told)));
}

/** @param {OperationDefinitionNode} operation */
function namesOf({ name, operation }) {
  if (!name) throw new Error("every operation of the SDK has a name");
  const type = `${name.value}${operation[0]?.toUpperCase()}${operation.slice(1)}`;
  return { constant: `${name.value}Document`, result: type, variables: `${type}Variables` };
}

/**
 * @param {import("graphql").GraphQLSchema} _schema
 * @param {readonly { document?: DocumentNode; location?: string }[]} files
 * @param {{ folder: string }} config the folder below `src` whose operations are wanted; fragments may lie in any
 */
export function plugin(_schema, files, { folder }) {
  const fragments = new Map(
    files
      .flatMap((file) => file.document?.definitions ?? [])
      .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const operations = files
    .filter((file) => file.location?.includes(`/src/${folder}/`))
    .flatMap((file) => file.document?.definitions ?? [])
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const used = new Set(operations.flatMap((operation) => [...fragmentsOf(operation, fragments)]));
  const types = operations.map(namesOf).flatMap(({ result, variables }) => [result, variables]);
  const constants = operations.map((operation) => {
    const { constant, result, variables } = namesOf(operation);
    const text = [textOf(operation), ...[...fragmentsOf(operation, fragments)].map(({ name }) => name.value)].join(
      " + ",
    );
    return `export const ${constant} = (${text}) as Operation<${result}, ${variables}>;`;
  });
  return {
    prepend: [
      'import type { Operation } from "../core/operation.ts";',
      `import type { ${types.join(", ")} } from "./graphql.ts";`,
    ],
    content: [...[...used].map((one) => `const ${one.name.value} = ${textOf(one)};`), ...constants].join("\n\n"),
  };
}
