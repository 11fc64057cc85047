import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { de } from "../../messages/de.ts";
import { MowsProvider } from "../../provider.tsx";
import { ada, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { Search } from "./search.tsx";

type Asked = { query: string; filters?: { kinds?: string[] | null }; withinId?: string };

const file = (name: string) => ({
  __typename: "File",
  id: name,
  name,
  parentId: "p",
  spaceId: "s",
  mimeType: "image/jpeg",
});
const hit = (name: string, end: number, snippet: object | null = null) => ({
  node: file(name),
  path: "/Photos",
  matched: ["NAME"],
  nameRanges: [{ start: 0, end }],
  snippet,
});
const facets = { kinds: [{ kind: "IMAGE", count: 2 }], tags: [{ value: "Ferien", count: 1 }], artists: [], months: [] };
const page = (hits: object[], more: object = {}) => ({
  search: { __typename: "SearchPage", hits, facets, count: hits.length, approximate: false, endCursor: null, ...more },
});

function show(answer: (asked: Asked) => unknown, { german = false } = {}) {
  const asked: Asked[] = [];
  const opened: string[] = [];
  const mows = cloudAnswering({
    Session: () => sessionOf(ada),
    Search: ({ variables }) => {
      asked.push(variables as Asked);
      return answer(variables as Asked);
    },
  });
  render(
    <MowsProvider mows={mows} {...(german ? { messages: de } : {})}>
      <Search onOpen={(node) => void opened.push(node.name)} withinId="within" />
    </MowsProvider>,
  );
  const input = () => screen.getByRole<HTMLInputElement>("combobox");
  return { asked, opened, input, type: (text: string) => fireEvent.change(input(), { target: { value: text } }) };
}

describe("<Search/>", () => {
  afterEach(() => {
    cleanup();
    localStorage.clear();
  });

  it("asks once for what is typed in one go, marks what matched, and opens what is chosen", async () => {
    const { asked, opened, type } = show(() => page([hit("München.jpg", 5), hit("Münster.jpg", 3)]));
    for (const text of ["M", "Mü", "Mün"]) type(text);
    const options = await screen.findAllByRole("option");
    expect(asked.map(({ query }) => query)).toEqual(["Mün"]);
    expect(asked[0]?.withinId).toBe("within");
    expect(options[0]?.querySelector("mark")?.textContent).toBe("Münch");
    expect(screen.getByRole("status").textContent).toBe("2 found");
    fireEvent.click(options[1] as HTMLElement);
    expect(opened).toEqual(["Münster.jpg"]);
  });

  it("shows where else the words are", async () => {
    const snippet = { field: "CONTENT", text: "am Tegernsee", ranges: [{ start: 3, end: 12 }] };
    const { type } = show(() => page([hit("Brief.txt", 0, snippet)]));
    type("tegern");
    expect((await screen.findByRole("option")).textContent).toContain("Text: am Tegernsee");
  });

  it("narrows by what there is, and widens again", async () => {
    const { asked, type } = show(() => page([hit("a.jpg", 1)]));
    type("a");
    fireEvent.click(await screen.findByRole("button", { name: "Pictures (2)" }));
    await waitFor(() => expect(asked.at(-1)?.filters?.kinds).toEqual(["IMAGE"]));
    const chip = await screen.findByRole("button", { pressed: true });
    fireEvent.click(chip);
    await waitFor(() => expect(screen.queryByRole("button", { pressed: true })).toBeNull());
  });

  it("offers what was searched before to the same person, and forgets it", async () => {
    const { type, input } = show(() => page([hit("München.jpg", 5)]));
    type("Münch");
    fireEvent.click(await screen.findByRole("option"));
    fireEvent.click(screen.getByRole("button", { name: "Clear the search" }));
    const recent = await screen.findByRole("option", { name: "Münch" });
    fireEvent.click(recent);
    await waitFor(() => expect(input().value).toBe("Münch"));
    fireEvent.click(screen.getByRole("button", { name: "Clear the search" }));
    fireEvent.click(await screen.findByRole("button", { name: "Forget what was searched" }));
    expect(screen.queryByRole("option")).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it("says that there is nothing, and when it knows of more than it shows", async () => {
    const { type } = show(({ query }) =>
      query === "all" ? page([hit("all", 3)], { approximate: true, count: 200 }) : page([]),
    );
    type("none");
    expect(await screen.findByText("Nothing found for “none”.")).toBeDefined();
    type("all");
    expect(await screen.findByText("More than 200 found")).toBeDefined();
  });

  it("says why it could not be searched, and asks again", async () => {
    let isAway = true;
    const { type } = show(() => {
      if (isAway) return new Response("", { status: 502 });
      return page([hit("a.jpg", 1)]);
    });
    type("a");
    expect((await screen.findByRole("alert")).textContent).toContain("Your cloud cannot be reached.");
    isAway = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("option")).toBeDefined();
  });

  it("says what the cloud refused", async () => {
    const message = "A search has at most 200 characters.";
    const { type } = show(() => ({ search: { __typename: "QueryInvalid", message, reason: "TOO_LONG" } }));
    type("a");
    expect((await screen.findByRole("alert")).textContent).toContain(message);
  });

  it("speaks German", async () => {
    const { type } = show(() => page([hit("a.jpg", 1)]), { german: true });
    type("a");
    expect(await screen.findByText("1 Treffer")).toBeDefined();
    expect(screen.getByRole("button", { name: "Bilder: 2" })).toBeDefined();
  });
});
