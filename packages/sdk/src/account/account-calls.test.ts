import { QueryClient } from "@tanstack/query-core";
import { expect, it } from "vitest";
import { createMows } from "../client.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";
import { createAccountCalls, type AccountResult } from "./account-calls.ts";

it("sends a password once: what carries a secret is not repeated when no answer came", async () => {
  let requests = 0;
  const lost = async () => {
    requests += 1;
    throw new TypeError("connection lost");
  };
  const calls = createAccountCalls(createMows({ url: "http://cloud.test", fetch: lost }));
  await expect(calls.reauthenticate({ password: "secret" })).rejects.toMatchObject({ kind: "network" });
  expect(requests).toBe(1);
});

it("refetches the account after a change, and not after a refusal", async () => {
  let answer = "ReauthenticationNeeded";
  await using server = await startProtocolServer(() =>
    Response.json({ data: { disableTotp: { __typename: answer, message: "" } } }),
  );
  const mows = createMows({ url: server.url });
  const calls = createAccountCalls(mows);
  const client = new QueryClient();
  const disconnect = mows.connect(client);
  const denied: AccountResult = { __typename: "Denied", message: "" };
  client.setQueryData(calls.account.queryKey(), denied);
  const isStale = () => client.getQueryState(calls.account.queryKey())?.isInvalidated;
  await calls.disableTotp();
  expect(isStale()).toBe(false);
  answer = "AccountChanged";
  await calls.disableTotp();
  expect(isStale()).toBe(true);
  disconnect();
});

it.each([
  [204, true],
  [415, false],
  [413, false],
])("says whether a picture could be read (status %i)", async (status, wanted) => {
  await using server = await startProtocolServer(() => new Response(null, { status }));
  const calls = createAccountCalls(createMows({ url: server.url }));
  await expect(calls.setAvatar(new Blob(["picture"]))).resolves.toBe(wanted);
});
