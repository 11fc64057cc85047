import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ada, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { MowsProvider } from "../../provider.tsx";
import { initialsOf } from "./initials-of.ts";
import { UserMenu } from "./user-menu.tsx";

describe("<UserMenu/>", () => {
  afterEach(cleanup);

  it("names who is signed in and leads to their cloud", async () => {
    render(
      <MowsProvider mows={cloudAnswering({ Session: () => sessionOf(ada) })}>
        <UserMenu />
      </MowsProvider>,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Account: Ada Lovelace" }));
    expect(screen.getByText("@ada")).toBeTruthy();
    const link = screen.getByRole("menuitem", { name: "Open my cloud" });
    expect(link.getAttribute("href")).toBe("http://mows.test");
  });

  it("shows the person's picture, and the initials where it cannot be had", async () => {
    const avatarUrl = `/.mows/auth/avatars/${ada.id}?v=1`;
    render(
      <MowsProvider mows={cloudAnswering({ Session: () => sessionOf(ada, { avatarUrl }) })}>
        <UserMenu />
      </MowsProvider>,
    );
    const button = await screen.findByRole("button", { name: "Account: Ada Lovelace" });
    const picture = button.querySelector("img");
    expect(picture?.getAttribute("src")).toBe(avatarUrl);
    if (picture) fireEvent.error(picture);
    expect(button.querySelector("img")).toBeNull();
    expect(button.querySelector("[data-initials]")?.getAttribute("data-initials")).toBe("AL");
  });

  it("signs out, and is gone then", async () => {
    let person: typeof ada | null = ada;
    const mows = cloudAnswering({
      Session: () => sessionOf(person),
      "/.mows/auth/sign-out": () => {
        person = null;
        return new Response("{}");
      },
    });
    const signedOut = Promise.withResolvers<void>();
    render(
      <MowsProvider mows={mows}>
        <UserMenu onSignedOut={signedOut.resolve} />
      </MowsProvider>,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Account: Ada Lovelace" }));
    fireEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
    await signedOut.promise;
    await expect.poll(() => screen.queryByRole("button")).toBeNull();
  });

  it("says that signing out failed", async () => {
    const mows = cloudAnswering({
      Session: () => sessionOf(ada),
      "/.mows/auth/sign-out": () => {
        throw new TypeError("no route to host");
      },
    });
    render(
      <MowsProvider mows={mows}>
        <UserMenu />
      </MowsProvider>,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Account: Ada Lovelace" }));
    fireEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
    expect((await screen.findByRole("alert")).textContent).toContain("You are still signed in");
  });
});

describe("initials", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["bob", "B"],
    ["Ana María de la Cruz", "AC"],
    ["👩‍🚀 Space", "👩‍🚀S"],
    ["  ", ""],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
