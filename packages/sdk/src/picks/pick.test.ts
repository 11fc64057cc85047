import { expect, it } from "vitest";
import { createMows } from "../client.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";
import { createPicks } from "./picks.ts";

const begun = {
  beginPick: { __typename: "PickBegun", id: "7", url: "http://cloud.test/pick?request=7", expiresAt: "" },
};
const node = { id: "1", name: "song.mp3", kind: "FILE", access: "READ" };
const wish = { kind: "file", access: "read", accept: ["audio/*"] } as const;

type Operation = { operationName: string; variables: { input?: object; id?: string } };

/** A cloud that gives these answers to `pickOutcome`, one after the other. */
async function cloudWith(...outcomes: (object | (() => Response))[]) {
  const asked: Operation[] = [];
  const server = await startProtocolServer(async (request) => {
    const operation = (await request.json()) as Operation;
    asked.push(operation);
    if (operation.operationName === "BeginPick") return Response.json({ data: begun });
    if (operation.operationName === "CancelPick")
      return Response.json({ data: { cancelPick: { __typename: "PickCancelled", id: "7" } } });
    const next = outcomes.shift() ?? { __typename: "PickOpen", id: "7" };
    return typeof next === "function" ? next() : Response.json({ data: { pickOutcome: next } });
  });
  return {
    asked,
    picks: createPicks(createMows({ url: server.url })),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

it("asks, opens the cloud's page, and goes on asking until there is an answer", async () => {
  await using cloud = await cloudWith({ __typename: "PickOpen", id: "7" }, { __typename: "Picked", nodes: [node] });
  const opened: string[] = [];
  const open = (url: string) => opened.push(url) && {};
  expect(await cloud.picks.pick(wish, { open })).toEqual({ kind: "picked", nodes: [node] });
  expect(opened).toEqual(["http://cloud.test/pick?request=7"]);
  expect(cloud.asked.map(({ operationName }) => operationName)).toEqual(["BeginPick", "PickOutcome", "PickOutcome"]);
  expect(cloud.asked[0]?.variables.input).toMatchObject({ kind: "FILE", access: "READ", accept: ["audio/*"] });
});

it.each([
  [{ __typename: "PickCancelled", id: "7" }, { kind: "cancelled" }],
  [{ __typename: "PickExpired", id: "7" }, { kind: "expired" }],
  [
    {
      __typename: "Denied",
      message: "Nobody is signed in.",
      missingScope: "",
      lacking: "ANONYMOUS",
      grantRequest: null,
    },
    { kind: "refused", message: "Nobody is signed in." },
  ],
])("tells %j", async (outcome, wanted) => {
  await using cloud = await cloudWith(outcome);
  expect(await cloud.picks.pick(wish, { open: () => ({}) })).toEqual(wanted);
});

it("gives a link where no window was opened, and the outcome to who waits for it", async () => {
  await using cloud = await cloudWith({ __typename: "Picked", nodes: [node] });
  const result = await cloud.picks.pick(wish, { open: () => null });
  if (result.kind !== "popup-blocked") throw new Error(result.kind);
  expect(result.url).toBe("http://cloud.test/pick?request=7");
  expect(await result.outcome()).toEqual({ kind: "picked", nodes: [node] });
});

it("takes the request back when the app wants it no more", async () => {
  const stop = new AbortController();
  await using cloud = await cloudWith(() => {
    stop.abort();
    return Response.json({ data: { pickOutcome: { __typename: "PickOpen", id: "7" } } });
  });
  expect(await cloud.picks.pick(wish, { open: () => ({}), signal: stop.signal })).toEqual({ kind: "cancelled" });
  expect(cloud.asked.at(-1)).toMatchObject({ operationName: "CancelPick", variables: { id: "7" } });
});

it("throws what is no answer", async () => {
  await using cloud = await cloudWith(() => Response.json({ detail: "Broken." }, { status: 500 }));
  await expect(cloud.picks.pick(wish, { open: () => ({}) })).rejects.toMatchObject({ kind: "server" });
});
