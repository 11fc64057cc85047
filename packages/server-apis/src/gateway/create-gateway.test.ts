import { expect, it } from "vitest";
import { defineService, type RunningService } from "../kit/define-service.ts";
import type { RequestContext } from "../kit/request-context.ts";
import { silentLog } from "../kit/telemetry/log.ts";
import { createTestKit } from "../kit/testing/create-test-kit.ts";
import { createGateway } from "./create-gateway.ts";

const schema = `
  extend type Query { greeting(name: String!): Greeting! when: DateTime }
  extend type Mutation { fail: Int! }
  type Greeting { text: String! }
`;

/** A gateway over one small service; `runs` counts its mutation. */
async function createGreetingGateway() {
  const kit = await createTestKit({ services: [], startJobs: false });
  const runs = { count: 0 };
  const resolvers = {
    Query: {
      greeting: (_parent: unknown, { name }: { name: string }) => ({ text: name === "" ? null : `Hello ${name}` }),
      when: () => "2026-01-31T12:00:00.000Z",
    },
    Mutation: {
      fail: () => {
        runs.count += 1;
        throw new Error("secret detail");
      },
    },
  } as RunningService["resolvers"];
  const service = defineService({ name: "greeting", schema, migrations: [], scopes: [], start: async () => ({}) });
  const gateway = createGateway(kit, [{ service, running: { ...(resolvers && { resolvers }) } }], () => false);
  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> => {
    const text = JSON.stringify(body);
    const request = new Request("http://mows.localhost/.mows/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": String(new TextEncoder().encode(text).length),
        accept: "application/json",
        ...headers,
      },
      body: text,
    });
    const context = { request, log: silentLog, traceId: "a".repeat(32) } as RequestContext;
    return gateway.handle(context);
  };
  return { ask, runs, [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose]() };
}

const query = "query Greet($name: String!) { greeting(name: $name) { text } when }";

/** The first answer is the full server's, the second that of the operation it compiled meanwhile. */
async function twice(gateway: Awaited<ReturnType<typeof createGreetingGateway>>, body: unknown, headers = {}) {
  const answers = [await gateway.ask(body, headers), await gateway.ask(body, headers)];
  return Promise.all(
    answers.map(async (answer) => ({
      status: answer.status,
      type: answer.headers.get("content-type"),
      text: await answer.text(),
    })),
  );
}

it.each([
  ["an answer", { query, variables: { name: "Ada" } }, 200],
  ["an answer by the operation's name", { query, operationName: "Greet", variables: { name: "Ada" } }, 200],
  ["null where there must be a value", { query, variables: { name: "" } }, 200],
  ["variables that do not fit", { query, variables: {} }, 400],
  ["a mutation that throws", { query: "mutation { fail }" }, 200],
  ["a field that there is not", { query: "{ nothing }" }, 200],
  ["an operation that there is not", { query, operationName: "Other", variables: { name: "Ada" } }, 400],
  ["something else than was meant", { query, variables: { name: "Ada" }, surprise: true }, 400],
])("answers the same to the byte when it knows the operation: %s", async (_what, body, status) => {
  await using gateway = await createGreetingGateway();
  const [first, second] = await twice(gateway, body);
  expect(second).toEqual(first);
  expect(first?.status).toBe(status);
});

it("answers in the media type that is asked for, known or not", async () => {
  await using gateway = await createGreetingGateway();
  const accept = "application/graphql-response+json, application/json";
  const [first, second] = await twice(gateway, { query, variables: { name: "Ada" } }, { accept });
  expect(second).toEqual(first);
  expect(first?.type).toBe("application/graphql-response+json; charset=utf-8");
});

it("masks what a known operation throws, and runs it once for each call", async () => {
  await using gateway = await createGreetingGateway();
  const [, second] = await twice(gateway, { query: "mutation { fail }" });
  expect(second?.text).toContain('"code":"INTERNAL"');
  expect(second?.text).not.toContain("secret");
  expect(gateway.runs.count).toBe(2);
});

it("refuses what costs too much each time", async () => {
  await using gateway = await createGreetingGateway();
  const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: when`).join(" ");
  const [first, second] = await twice(gateway, { query: `{ ${aliases} }` });
  expect(first?.text).toContain("Aliases limit");
  expect(second).toEqual(first);
});
