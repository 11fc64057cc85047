import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Types flow from the SDL and nowhere else: every service's `schema.graphql` becomes the server's resolver types, the SDL
 * the server starts with, the committed contract `packages/sdk/schema.graphql`, and the SDK's typed operations.
 */
const root = dirname(fileURLToPath(import.meta.url));
const server = join(root, "packages/server-apis/src");
const sdk = join(root, "packages/sdk/src");
const operations = join(sdk, "*/operations.graphql");

/** Folders of the server that have a contract: the kit, the gateway and every service. */
const contracts = readdirSync(server, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(server, entry.name)).includes("schema.graphql"))
  .map((entry) => entry.name)
  .toSorted();

/** `resolvers/mappers.ts` of a service names the domain type behind a GraphQL type: `export type FolderMapper = …`. */
function mappers(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const contract of contracts) {
    const folder = join(server, contract, "resolvers");
    let source = "";
    try {
      source = readFileSync(join(folder, "mappers.ts"), "utf8");
    } catch {
      continue;
    }
    for (const [, name] of source.matchAll(/export type (\w+)Mapper\b/g)) {
      found[name as string] = `../${contract}/resolvers/mappers.ts#${name}Mapper`;
    }
  }
  return found;
}

/** The SDL of every contract, as a module: the server starts the same way from source, from a bundle and in a browser tab. */
function schemasModule(): string {
  const entries = contracts.map((contract) => {
    const sdl = readFileSync(join(server, contract, "schema.graphql"), "utf8");
    return `  ${JSON.stringify(contract)}: ${JSON.stringify(sdl)},`;
  });
  return `/** Contract name to SDL. */\nexport const schemas = {\n${entries.join("\n")}\n} as const;`;
}

/** The operations of each folder of the SDK, as a module: what a folder needs can be loaded with it. */
function operationModules(): CodegenConfig["generates"] {
  const folders = readdirSync(sdk).filter((folder) => existsSync(join(sdk, folder, "operations.graphql")));
  const plugin = join(root, "scripts/codegen/typed-operations.mjs");
  return Object.fromEntries(
    folders.map((folder) => [
      join(sdk, `generated/${folder}-operations.ts`),
      { documents: operations, plugins: [{ [plugin]: { folder } }] },
    ]),
  );
}

const scalars = { DateTime: "string", Bytes: "number", ID: "string" };
const schema = contracts.map((contract) => join(server, contract, "schema.graphql"));

const config: CodegenConfig = {
  schema,
  silent: true,
  emitLegacyCommonJSImports: false,
  generates: {
    [join(server, "generated/resolvers.ts")]: {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        strictScalars: true,
        mappers: mappers(),
        contextType: "../kit/request-context.ts#RequestContext",
        avoidOptionals: { field: true },
        defaultScalarType: "never",
        resolverTypeWrapperSignature: "Promise<T> | T",
      },
    },
    [join(server, "generated/schemas.ts")]: { plugins: [{ add: { content: schemasModule() } }] },
    [join(root, "packages/sdk/schema.graphql")]: {
      plugins: ["schema-ast"],
      config: { includeDirectives: true, sort: true },
    },
    ...operationModules(),
    [join(sdk, "generated/graphql.ts")]: {
      documents: operations,
      plugins: ["typescript-operations"],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        strictScalars: true,
        avoidOptionals: { field: true, inputValue: false },
        onlyOperationTypes: true,
        dedupeFragments: true,
      },
    },
  },
};

export default config;
