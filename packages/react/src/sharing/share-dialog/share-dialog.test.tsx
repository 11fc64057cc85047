import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { de } from "../../messages/de.ts";
import { MowsProvider } from "../../provider.tsx";
import { ada, type Answers, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { ShareDialog } from "./share-dialog.tsx";

const nodeId = "018f0000-0000-7000-8000-0000000000aa";
const bob = { id: "018f0000-0000-7000-8000-000000000002", username: "bob", name: "Bob Noyce" };
const node = { id: nodeId, name: "Summer", path: "/Summer" };

const nobody = { person: null, group: null, app: null, link: null };
const direct = { inherited: false, inheritedFrom: null, grantedBy: null, grantedAt: null, expiresAt: null };
const owner = { kind: "OWNER", role: "MANAGE", grantId: null, ...nobody, ...direct, person: ada, mayChange: false };
const toBob = { kind: "PERSON", role: "READ", grantId: "g1", ...nobody, ...direct, person: bob, mayChange: true };
const link = {
  id: "l1",
  nodeId,
  kind: "VIEW",
  label: "For Grandma",
  url: "http://mows.test/link#secret",
  hasPassword: true,
  expiresAt: null,
  downloadLimit: 3,
  downloadCount: 1,
  maximumFileBytes: null,
  createdBy: ada,
  createdAt: "2026-01-31T12:00:00.000Z",
  lastOpenedAt: null,
  works: true,
};

function show(
  answers: Answers,
  { german = false, onClose = () => undefined }: { german?: boolean; onClose?: () => void } = {},
) {
  const mows = cloudAnswering({
    Session: () => sessionOf(ada),
    ShareSuggestions: () => ({ shareSuggestions: { __typename: "ShareSuggestions", people: [], groups: [] } }),
    WhoCanSee: () => ({ whoCanSee: { __typename: "WhoCanSee", node, entries: [owner, toBob] } }),
    Links: () => ({ links: { __typename: "Links", links: [link] } }),
    ...answers,
  });
  render(
    <MowsProvider mows={mows} {...(german ? { messages: de } : {})}>
      <ShareDialog nodeId={nodeId} name="Summer" isFolder onClose={onClose} />
    </MowsProvider>,
  );
}

const rowOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest("li");
  if (row === null) throw new Error(`${name} has no row`);
  return row;
};

describe("<ShareDialog/>", () => {
  afterEach(cleanup);

  it("says who has access and which links there are, in short", async () => {
    show({});
    expect((await rowOf("Ada Lovelace")).textContent).toContain("owner");
    expect((await rowOf("Bob Noyce")).textContent).toContain("@bob");
    const described = (await rowOf("For Grandma")).textContent;
    expect(described).toContain("with password · 1 of 3 downloads · not opened yet");
    expect(screen.getByRole("dialog", { name: "Share “Summer”" })).toBeTruthy();
  });

  it("shares by a name that is written out, with the role and the end that were chosen", async () => {
    let asked: unknown = null;
    show({
      ShareNode: ({ variables }) => {
        asked = variables;
        return { shareNode: { __typename: "NodeShared", grantId: "g2" } };
      },
    });
    const field = screen.getByRole("combobox", { name: "Share with" });
    fireEvent.change(field, { target: { value: "@cleo" } });
    fireEvent.change(screen.getByRole("combobox", { name: "They may" }), { target: { value: "WRITE" } });
    fireEvent.click(screen.getByRole("button", { name: "Share" }));
    expect(await screen.findByText("Shared.")).toBeTruthy();
    expect(asked).toMatchObject({ input: { nodeId, username: "cleo", role: "WRITE", expiresAt: null } });
    expect((field as HTMLInputElement).value).toBe("");
  });

  it("says what is wrong with a name, and keeps it", async () => {
    show({ ShareNode: () => ({ shareNode: { __typename: "GranteeNotFound", message: "nobody" } }) }, { german: true });
    const field = screen.getByRole("combobox", { name: "Teilen mit" });
    fireEvent.change(field, { target: { value: "nobody" } });
    fireEvent.click(screen.getByRole("button", { name: "Teilen" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Niemand auf dieser Cloud heißt so");
    expect((field as HTMLInputElement).value).toBe("nobody");
  });

  it("asks before it takes back, and the keyboard leads on", async () => {
    let taken: unknown = null;
    show({
      WhoCanSee: () => ({
        whoCanSee: { __typename: "WhoCanSee", node, entries: taken === null ? [owner, toBob] : [owner] },
      }),
      RevokeGrant: ({ variables }) => {
        taken = variables;
        return { revokeGrant: { __typename: "GrantRevoked", id: "g1" } };
      },
    });
    const row = await rowOf("Bob Noyce");
    fireEvent.click(within(row).getByRole("button", { name: "Take back from Bob Noyce" }));
    const question = within(row).getByRole("group", { name: /^Take it back from Bob Noyce\?/ });
    expect(document.activeElement).toBe(within(question).getByRole("button", { name: "Cancel" }));
    fireEvent.click(within(question).getByRole("button", { name: "Take back" }));
    await expect.poll(() => screen.queryByText("Bob Noyce")).toBeNull();
    expect(taken).toMatchObject({ input: { id: "g1" } });
    expect(document.activeElement?.textContent).toBe("Who has access");
  });

  it("makes a drop box, and says what cannot be", async () => {
    const asked: unknown[] = [];
    show({
      CreateLink: ({ variables }) => {
        asked.push(variables);
        if (asked.length > 1) return { createLink: { __typename: "LinkCreated", link } };
        return { createLink: { __typename: "LinkInvalid", message: "no", field: "PASSWORD" } };
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "New link" }));
    fireEvent.change(screen.getByRole("combobox", { name: "Whoever has the link may" }), { target: { value: "DROP" } });
    fireEvent.change(screen.getByLabelText(/^Password/), { target: { value: "open sesame" } });
    fireEvent.change(screen.getByLabelText(/^Largest file/), { target: { value: "2.5" } });
    fireEvent.click(screen.getByRole("button", { name: "Make link" }));
    expect((await screen.findByRole("alert")).textContent).toContain("4 to 200 characters");
    fireEvent.click(screen.getByRole("button", { name: "Make link" }));
    expect(await screen.findByRole("button", { name: "New link" })).toBeTruthy();
    expect(asked[1]).toMatchObject({
      input: { nodeId, kind: "DROP", password: "open sesame", downloadLimit: null, maximumFileBytes: 2_500_000 },
    });
  });

  it("shows the address where the browser refuses to copy it", async () => {
    show({});
    const refuse = () => Promise.reject(new Error("no"));
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: refuse } });
    fireEvent.click(await screen.findByRole("button", { name: "Copy the link “For Grandma”" }));
    expect(await screen.findByDisplayValue(link.url)).toBeTruthy();
  });

  it("closes by Escape and by the cross", async () => {
    let closed = 0;
    show({}, { onClose: () => void (closed += 1) });
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
    expect(closed).toBe(2);
  });

  it("says that it is not the person's to share", async () => {
    const denied = {
      __typename: "Denied",
      message: "no",
      missingScope: "files.manage",
      lacking: "PERSON",
      grantRequest: null,
    };
    show({ WhoCanSee: () => ({ whoCanSee: denied }), Links: () => ({ links: denied }) });
    expect((await screen.findByRole("alert")).textContent).toContain("You may not share this");
    expect(screen.queryByRole("button", { name: "New link" })).toBeNull();
  });
});
