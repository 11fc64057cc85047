import { createMows } from "@mows/sdk";
import { describe, expect, it } from "vitest";
import { claimAndSignIn } from "./claim-and-sign-in.ts";

const input = { token: "t", name: "Ada", username: "ada", password: "demo-demo-demo" };
const created = { __typename: "PersonCreated", person: { id: "1", username: "ada", name: "Ada", role: "OWNER" } };

/** The real SDK over a network that answers the claim and the sign-in like this. */
function cloud(claimOwner: object, signIn: () => Response) {
  return createMows({
    url: "http://mows.test",
    fetch: async (request) => {
      const { pathname } = new URL(new Request(request).url);
      return pathname === "/.mows/graphql" ? Response.json({ data: { claimOwner } }) : signIn();
    },
  });
}

describe("claiming a new cloud", () => {
  it("ends signed in", async () => {
    const mows = cloud(created, () => Response.json({}));
    expect(await claimAndSignIn(mows, input)).toEqual({ kind: "signed-in" });
  });

  it("tells what was wrong", async () => {
    const failure = { __typename: "OwnerLinkInvalid", message: "This link was used." };
    const mows = cloud(failure, () => {
      throw new Error("must not sign in");
    });
    expect(await claimAndSignIn(mows, input)).toEqual({ kind: "refused", failure });
  });

  it("does not hide that the account is there when signing in with it fails", async () => {
    for (const answer of [() => new Response("", { status: 500 }), () => new Response("", { status: 429 })]) {
      expect(await claimAndSignIn(cloud(created, answer), input)).toEqual({ kind: "created" });
    }
  });
});
