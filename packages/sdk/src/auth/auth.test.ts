import { QueryClient } from "@tanstack/query-core";
import { describe, expect, it } from "vitest";
import { createMows } from "../client.ts";
import type { RootsResult } from "../files/files.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";

describe("signInWithPassword", () => {
  it.each([
    ["a session", Response.json({}), { kind: "signed-in" }],
    ["wrong credentials", Response.json({ code: "INVALID" }, { status: 401 }), { kind: "wrong-credentials" }],
    ["a name that nobody can have", Response.json({}, { status: 422 }), { kind: "wrong-credentials" }],
    [
      "too many attempts",
      Response.json({}, { status: 429, headers: { "x-retry-after": "7" } }),
      { kind: "rate-limited", retryAfterMs: 7000 },
    ],
    [
      "too many attempts, without a time",
      Response.json({}, { status: 429 }),
      { kind: "rate-limited", retryAfterMs: 60_000 },
    ],
  ])("tells %s", async (_, response, wanted) => {
    await using server = await startProtocolServer(() => response);
    const { signInWithPassword } = createMows({ url: server.url }).auth;
    await expect(signInWithPassword({ username: "ada", password: "demo-demo-demo" })).resolves.toEqual(wanted);
    expect(new URL(server.requests[0]!.url).pathname).toBe("/.mows/auth/sign-in/username");
  });

  it("throws what is no answer to the credentials", async () => {
    await using server = await startProtocolServer(() => Response.json({ detail: "Broken." }, { status: 500 }));
    const { signInWithPassword } = createMows({ url: server.url }).auth;
    await expect(signInWithPassword({ username: "a", password: "b" })).rejects.toMatchObject({
      kind: "server",
      message: "Broken.",
    });
  });
});

describe("signOut", () => {
  it.each([200, 401])("leaves nothing of the person in the cache (status %i)", async (status) => {
    await using server = await startProtocolServer((request) =>
      request.url.endsWith("/sign-out") ? Response.json({}, { status }) : new Response(null, { status: 401 }),
    );
    const mows = createMows({ url: server.url });
    const client = new QueryClient();
    const disconnect = mows.connect(client);
    const roots: RootsResult = { __typename: "Roots", roots: [] };
    client.setQueryData(mows.files.roots.queryKey(), roots);
    await mows.auth.signOut();
    expect(client.getQueryData(mows.files.roots.queryKey())).toBeUndefined();
    disconnect();
  });
});

describe("signInUrl", () => {
  it("brings the person back to a path", () => {
    const { signInUrl } = createMows({ url: "http://app.test" }).auth;
    expect(signInUrl("/albums/1?tab=a&b")).toBe(
      "http://app.test/.mows/auth/sign-in?return_to=%2Falbums%2F1%3Ftab%3Da%26b",
    );
    expect(signInUrl()).toBe("http://app.test/.mows/auth/sign-in?return_to=%2F");
  });
});

describe("continueSignIn", () => {
  it.each([
    [{ token: "t", code: "123456" }, "second-factor"],
    [{ token: "t", response: "{}" }, "passkey"],
  ])("sends %j where it belongs", async (step, path) => {
    await using server = await startProtocolServer(() => Response.json({ kind: "signed-in" }));
    await expect(createMows({ url: server.url }).auth.continueSignIn(step)).resolves.toEqual({ kind: "signed-in" });
    expect(new URL(server.requests[0]!.url).pathname).toBe(`/.mows/auth/sign-in/${path}`);
  });

  it.each([
    [401, { kind: "wrong-credentials" }],
    [410, { kind: "sign-in-over" }],
  ])("tells what went wrong (status %i)", async (status, wanted) => {
    await using server = await startProtocolServer(() => Response.json({}, { status }));
    const { continueSignIn } = createMows({ url: server.url }).auth;
    await expect(continueSignIn({ token: "t", code: "1" })).resolves.toEqual(wanted);
  });

  it("has the token for the second step from the first", async () => {
    await using server = await startProtocolServer(() => Response.json({ kind: "second-factor-needed", token: "t" }));
    const { signInWithPassword } = createMows({ url: server.url }).auth;
    await expect(signInWithPassword({ username: "a", password: "b" })).resolves.toEqual({
      kind: "second-factor-needed",
      token: "t",
    });
  });
});
