import { describe, expect, it } from "vitest";
import { createMows } from "../client.ts";
import { createGraphQLHandler } from "../testing/graphql-handler.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";
import { MowsError } from "./mows-error.ts";

const SESSION = {
  person: null,
  avatarUrl: null,
  app: null,
  signInUrl: "/.mows/auth/sign-in",
  cloudUrl: "http://c",
  needsOwner: false,
};

describe("the transport", () => {
  it("posts the operation with its name and gives the field's value", async () => {
    const graphql = createGraphQLHandler(() => ({ session: SESSION }));
    await using server = await startProtocolServer(graphql.handle);
    const mows = createMows({ url: `${server.url}/` });
    await expect(mows.auth.session()).resolves.toEqual(SESSION);
    expect(graphql.calls[0]).toMatchObject({
      operationName: "Session",
      query: expect.stringMatching(/^query Session\{/),
    });
    expect(server.requests[0]!.headers.get("accept")).toBe("application/graphql-response+json, application/json");
  });

  it("throws a network error where nobody listens", async () => {
    let url: string;
    {
      await using server = await startProtocolServer(() => null);
      ({ url } = server);
    }
    const error = await caught(createMows({ url }).auth.session());
    expect(error).toMatchObject({ kind: "network", name: "MowsError" });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it.each([
    ["a status of 401", () => Response.json({ detail: "Who are you?" }, { status: 401 }), "session", "Who are you?"],
    [
      "an unauthenticated operation",
      () => Response.json({ errors: [{ message: "Sign in", extensions: { code: "UNAUTHENTICATED" } }] }),
      "session",
      "Sign in",
    ],
    [
      "a gateway without its cloud",
      () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
      "network",
      expect.any(String),
    ],
    ["an answer that is no JSON", () => new Response("hello"), "server", expect.any(String)],
    ["data that is null", () => Response.json({ data: null }), "server", expect.any(String)],
  ])("throws for %s", async (_, respond, kind, message) => {
    await using server = await startProtocolServer(respond);
    expect(await caught(createMows({ url: server.url }).auth.session())).toMatchObject({ kind, message });
  });

  it("carries the trace of what the server masked, and how long to wait", async () => {
    const masked = { errors: [{ message: "Something broke.", extensions: { traceId: "t-1" } }], data: null };
    await using server = await startProtocolServer(() => Response.json(masked, { headers: { "retry-after": "2" } }));
    expect(await caught(createMows({ url: server.url }).apps.list())).toMatchObject({
      kind: "server",
      message: "Something broke.",
      traceId: "t-1",
      retryAfterMs: 2000,
    });
  });

  it("throws for errors beside data, for half an answer is none", async () => {
    await using server = await startProtocolServer(() =>
      Response.json({ data: { session: SESSION }, errors: [{ message: "no" }] }),
    );
    expect(await caught(createMows({ url: server.url }).auth.session())).toMatchObject({
      kind: "server",
      message: "no",
    });
  });

  it("uses the fetch it was given", async () => {
    const mows = createMows({
      url: "http://cloud.test",
      fetch: async () => Response.json({ data: { session: SESSION } }),
    });
    await expect(mows.auth.session()).resolves.toEqual(SESSION);
  });
});

async function caught(call: Promise<unknown>): Promise<MowsError> {
  const thrown = await call.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(MowsError);
  return thrown as MowsError;
}
