import { describe, expect, it } from "vitest";
import { createMows } from "../client.ts";
import { createGraphQLHandler } from "../testing/graphql-handler.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TAKEN = { createFolder: { __typename: "NameTaken", message: "There is one.", name: "a", existingId: "f" } };

describe("a mutation", () => {
  it("has a fresh idempotency key at each call", async () => {
    const graphql = createGraphQLHandler(() => TAKEN);
    await using server = await startProtocolServer(graphql.handle);
    const { createFolder } = createMows({ url: server.url }).files;
    await createFolder({ parentId: "p", name: "a" });
    await createFolder({ parentId: "p", name: "a" });
    const [first, second] = graphql.calls.map((call) => call.variables.input?.["idempotencyKey"]);
    expect(first).toMatch(UUID);
    expect(second).toMatch(UUID);
    expect(first).not.toBe(second);
  });

  it("is repeated once with the same key when no answer came", async () => {
    const graphql = createGraphQLHandler(() => (graphql.calls.length === 1 ? null : TAKEN));
    await using server = await startProtocolServer(graphql.handle);
    const result = await createMows({ url: server.url }).files.createFolder({ parentId: "p", name: "a" });
    expect(result).toEqual(TAKEN.createFolder);
    const keys = graphql.calls.map((call) => call.variables.input?.["idempotencyKey"]);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it("gives up after the second silence, and at once on an answer", async () => {
    const silent = createGraphQLHandler(() => null);
    await using mute = await startProtocolServer(silent.handle);
    await expect(createMows({ url: mute.url }).files.delete({ id: "a" })).rejects.toMatchObject({ kind: "network" });
    expect(silent.calls).toHaveLength(2);

    const broken = createGraphQLHandler(() => Response.json({ errors: [{ message: "no" }] }));
    await using server = await startProtocolServer(broken.handle);
    await expect(createMows({ url: server.url }).files.delete({ id: "a" })).rejects.toMatchObject({ kind: "server" });
    expect(broken.calls).toHaveLength(1);
  });
});
