import { expect, it } from "vitest";
import { openLink } from "./open-link.ts";
import { visitLink } from "./visit-link.ts";

const url = "http://mows.test";

function answering(status: number, body: object, seen: Request[] = []) {
  const answer: typeof fetch = async (input, init) => {
    seen.push(new Request(input, init));
    return new Response(JSON.stringify(body), { status });
  };
  return { url, fetch: answer };
}

it("sends the secret in the body, and in no address", async () => {
  const seen: Request[] = [];
  const outcome = await openLink({ secret: "s3cret" }, answering(200, { linkId: "l1" }, seen));
  expect(outcome).toEqual({ kind: "opened", linkId: "l1" });
  expect(seen.map((request) => request.url)).toEqual([`${url}/.mows/links/open`]);
  expect(await seen[0]!.json()).toEqual({ secret: "s3cret" });
});

it.each([
  [410, { code: "LINK_ENDED" }, { kind: "ended" }],
  [401, { code: "LINK_PASSWORD_NEEDED" }, { kind: "password-needed" }],
  [401, { code: "LINK_PASSWORD_WRONG" }, { kind: "password-wrong" }],
  [429, { code: "RATE_LIMITED", retryAfterMs: 60_000 }, { kind: "limited", retryAfterMs: 60_000 }],
])("tells a refusal apart (%i %o)", async (status, body, outcome) => {
  expect(await openLink({ secret: "s" }, answering(status, body))).toEqual(outcome);
});

it("throws what is no answer", async () => {
  await expect(openLink({ secret: "s" }, answering(500, {}))).rejects.toMatchObject({ kind: "server" });
  const away = { url, fetch: () => Promise.reject(new TypeError("no network")) };
  await expect(openLink({ secret: "s" }, away)).rejects.toMatchObject({ kind: "network" });
});

it("reaches the cloud by the link's addresses alone", async () => {
  const seen: Request[] = [];
  const data = { openedLink: { __typename: "Denied", message: "no" } };
  const { mows, opened } = visitLink("l1", answering(200, { data }, seen));
  expect(await opened()).toMatchObject({ __typename: "Denied" });
  expect(mows.files.contentUrl("n1")).toBe(`${url}/.mows/links/l1/.mows/files/n1/content`);
  expect(seen.map((request) => request.url)).toEqual([`${url}/.mows/links/l1/.mows/graphql`]);
});
