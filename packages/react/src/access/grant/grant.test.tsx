import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ada, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { de } from "../../messages/de.ts";
import { MowsProvider } from "../../provider.tsx";
import { Grant } from "./grant.tsx";

const node = "018f0000-0000-7000-8000-0000000000aa";
const grantRequest = `https://cloud.example/request-access?app=notes&node=${node}&access=write`;

function show(can: object, german = false) {
  const mows = cloudAnswering({ Session: () => sessionOf(ada), Can: () => ({ can: { message: "", ...can } }) });
  render(
    <MowsProvider mows={mows} {...(german ? { messages: de } : {})}>
      <Grant scope="files.write" node={node}>
        <button type="button">Rename</button>
      </Grant>
    </MowsProvider>,
  );
}

describe("<Grant/>", () => {
  afterEach(cleanup);

  it("shows what it guards to whoever may do it", async () => {
    show({ allowed: true, reason: "ALLOWED", grantRequest: null });
    expect(await screen.findByRole("button", { name: "Rename" })).toBeDefined();
  });

  it("says that the app was not allowed to, and where to allow it", async () => {
    show({ allowed: false, reason: "APP_LACKS_IT", grantRequest });
    expect(await screen.findByText("You have not allowed this app to change this.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Allow it in your cloud" }).getAttribute("href")).toBe(grantRequest);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("offers no way where asking cannot help", async () => {
    show({ allowed: false, reason: "PERSON_LACKS_IT", grantRequest: null });
    expect(await screen.findByText(/You may not change this/)).toBeDefined();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("speaks German", async () => {
    show({ allowed: false, reason: "APP_LACKS_IT", grantRequest }, true);
    expect(await screen.findByText("Du hast dieser App nicht erlaubt, das zu ändern.")).toBeDefined();
  });
});
