import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ada, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { en } from "../../messages/en.ts";
import { MowsProvider } from "../../provider.tsx";
import { SignIn } from "./sign-in.tsx";
import { addressToReturnTo, signInFailure } from "./sign-in-outcome.ts";

function show(answer: () => unknown) {
  return render(
    <MowsProvider mows={cloudAnswering({ Session: answer })}>
      <SignIn title="Your music" returnTo="/albums" />
    </MowsProvider>,
  );
}

describe("<SignIn/>", () => {
  afterEach(cleanup);

  it("leads to the cloud and back to where the person was", async () => {
    show(() => sessionOf(null));
    const link = await screen.findByRole("link", { name: "Sign in with your cloud" });
    expect(link.getAttribute("href")).toMatch(/\/\.mows\/auth\/sign-in\?return_to=%2Falbums$/);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Your music");
  });

  it("explains what to do on a cloud without an owner, instead of leading nowhere", async () => {
    show(() => sessionOf(null, { needsOwner: true }));
    expect(await screen.findByText(/no account yet/)).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("is not there once somebody is signed in", async () => {
    const { container } = show(() => sessionOf(ada));
    expect(container.querySelector(".mows-sign-in")).toBeTruthy();
    await expect.poll(() => container.querySelector(".mows-sign-in")).toBeNull();
  });

  it("says that the cloud did not answer, and asks again when told to", async () => {
    let broken = true;
    show(() => (broken ? Response.json({ errors: [{ message: "masked" }] }) : sessionOf(null)));
    expect((await screen.findByRole("alert")).textContent).toContain("Your cloud did not answer");
    broken = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link")).toBeTruthy();
  });
});

describe("the outcome of an attempt", () => {
  it("is told, and is not part of the page to return to", () => {
    expect(signInFailure("?sign_in=refused", en.signIn)).toContain("You did not allow this app");
    expect(signInFailure("?sign_in=<script>", en.signIn)).toBeNull();
    expect(signInFailure("?q=1", en.signIn)).toBeNull();
    const page = { href: "http://music.mows.test/albums?q=1&sign_in=failed#x" } as Location;
    expect(addressToReturnTo(page)).toBe("/albums?q=1#x");
  });
});
