import { makeExecutableSchema } from "@graphql-tools/schema";
import { execute, parse } from "graphql";
import { expect, it } from "vitest";
import type { RequestContext } from "../../kit/request-context.ts";
import { compileOperation } from "./compile-operation.ts";
import { replay } from "./replay.ts";

const typeDefs = `
  type Query {
    thing(id: ID!, times: Int = 2): Thing!
    things: [Thing]
    result(kind: String!): Result!
    broken: Thing!
    perhaps: Thing
    computed: Computed
  }
  type Mutation { count: Int! }
  type Subscription { tick: Int }
  interface Named { name: String! }
  enum Size { SMALL LARGE }
  type Thing implements Named { id: ID!, name: String!, size: Size, tags: [[String!]!], parent: Thing, times: Int }
  type Other implements Named { name: String!, reason: String }
  union Result = Thing | Other
  type Computed { twice: Int }
`;

const thing = (id: string, more: object = {}) => ({
  __typename: "Thing",
  id,
  name: `Thing ${id}`,
  size: "LARGE",
  ...more,
});
const results: Record<string, unknown> = {
  thing: thing("1", { tags: [["a", "b"], []], parent: thing("0") }),
  other: { __typename: "Other", name: "Nothing", reason: null },
  nameless: { __typename: "Other", reason: "It has no name." },
  stranger: { __typename: "Stranger" },
};
let calls = 0;

const resolvers = {
  Query: {
    thing: async (_parent: unknown, { id, times }: { id: string; times: number }) => thing(id, { times }),
    things: () => [thing("1"), null, thing("2", { name: null }), thing("3", { size: "HUGE" })],
    result: (_parent: unknown, { kind }: { kind: string }) => results[kind],
    broken: () => {
      throw new Error("It broke.");
    },
    perhaps: async () => Promise.reject(new Error("Perhaps not.")),
    computed: () => ({ value: 2 }),
  },
  Mutation: { count: () => (calls += 1) },
  Computed: { twice: ({ value }: { value: number }) => value * 2 },
};
const schema = makeExecutableSchema({ typeDefs, resolvers });
const bareSchema = makeExecutableSchema({ typeDefs });
const context = {} as RequestContext;

async function answer(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const compiled = compileOperation(schema, document, null);
  if (compiled === null) return null;
  const settled = await compiled.settle(variables, context);
  const result = compiled.complete(settled);
  return result ?? replay({ schema: bareSchema, document, operationName: null, variables, settled });
}

it.each([
  ["fields, arguments and their defaults", `{ thing(id: "7") { id name times } }`],
  ["aliases", `{ one: thing(id: "1") { key: id } two: thing(id: "2", times: 5) { id, __typename times } }`],
  [
    "nested lists, enums and null",
    `{ result(kind: "thing") { ... on Thing { tags size parent { id parent { id } } } } }`,
  ],
  ["a union's other member", `{ result(kind: "other") { ... on Thing { id } ... on Other { name reason } } }`],
  [
    "an interface's fragment",
    `{ result(kind: "thing") { ...N } } fragment N on Named { __typename name ... on Thing { id } }`,
  ],
  [
    "fields that are asked for twice",
    `{ thing(id: "1") { ...A parent { id } ...A } } fragment A on Thing { parent { name } }`,
  ],
  ["a list with nulls, a missing name and a value that is none of the enum's", `{ things { id name size } }`],
  ["null where there must be a name", `{ result(kind: "nameless") { ... on Named { name } } }`],
  ["a member that is none of the union's", `{ result(kind: "stranger") { __typename } }`],
  ["a resolver that throws under a field that cannot be null", `{ broken { id } thing(id: "1") { id } }`],
  ["a resolver that rejects under one that can", `{ perhaps { id } thing(id: "1") { id } }`],
])("answers as the general executor does: %s", async (_what, query) => {
  const expected = await execute({ schema, document: parse(query), contextValue: context });
  expect(JSON.parse(JSON.stringify(await answer(query)))).toEqual(JSON.parse(JSON.stringify(expected)));
});

it("keeps the order of the fields as they were asked for", async () => {
  const query = `query ($id: ID!) { thing(id: $id) { size ... on Named { name } id } }`;
  const result = await answer(query, { id: "9" });
  expect(JSON.stringify(result)).toBe('{"data":{"thing":{"size":"LARGE","name":"Thing 9","id":"9"}}}');
});

it("runs a mutation once, also when its answer has to be replayed", async () => {
  calls = 0;
  expect(await answer("mutation { count }")).toEqual({ data: { count: 1 } });
  calls = Number.MAX_SAFE_INTEGER - 1;
  const tooLarge = await answer("mutation { count }");
  expect(tooLarge?.errors).toHaveLength(1);
  expect(calls).toBe(Number.MAX_SAFE_INTEGER);
});

it.each([
  ["a subscription", "subscription { tick }"],
  ["introspection", "{ __schema { queryType { name } } }"],
  ["a directive", `{ thing(id: "1") { id @include(if: true) } }`],
  ["a directive on a fragment", `{ thing(id: "1") { ... on Thing @skip(if: false) { id } } }`],
  ["a resolver below the root", "{ computed { twice } }"],
  ["several mutations in one", "mutation { a: count b: count }"],
  ["several operations without a name", "query A { things { id } } query B { things { id } }"],
])("leaves %s to the general executor", (_what, query) => {
  expect(compileOperation(schema, parse(query), null)).toBeNull();
});
