import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ada, cloudAnswering, sessionOf } from "../testing/cloud-answering.ts";
import { MowsProvider } from "../provider.tsx";
import { UserMenu } from "../auth/user-menu/user-menu.tsx";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { useFormats } from "./use-formats.ts";

/** Every text of a catalogue by its place; functions are called with what their parameters would be. */
function textsOf(part: object, path = ""): [string, string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const place = `${path}/${key}`;
    const said: unknown = typeof value === "function" ? value(2, { total: 2, shownTotal: "2" }) : value;
    if (typeof said === "string") return [[place, said]];
    return typeof said === "object" && said !== null ? textsOf(said, place) : [];
  });
}

function Amount() {
  return <p>{useFormats().bytes(4_200_000)}</p>;
}

describe("the languages", () => {
  afterEach(cleanup);

  it("say something everywhere, and German not the English", () => {
    const german = new Map(textsOf(de));
    const missing = textsOf(en).filter(([place, text]) => text === "" || !german.get(place));
    expect(missing).toEqual([]);
    // single words may well be the same in both
    const forgotten = textsOf(en).filter(([place, text]) => text.includes(" ") && german.get(place) === text);
    expect(forgotten).toEqual([]);
  });

  it("count", () => {
    expect([1, 2].map((count) => de.dropzone.leftOut(count, String(count)))).toEqual([
      "1 Datei wurde ausgelassen, weil ihre Art hier nicht passt.",
      "2 Dateien wurden ausgelassen, weil ihre Art hier nicht passt.",
    ]);
  });

  it("are the provider's, and so are numbers", async () => {
    render(
      <MowsProvider mows={cloudAnswering({ Session: () => sessionOf(ada) })} messages={de}>
        <UserMenu />
        <Amount />
      </MowsProvider>,
    );
    expect(await screen.findByRole("button", { name: "Konto: Ada Lovelace" })).toBeTruthy();
    expect(screen.getByText("4,2 MB")).toBeTruthy();
  });

  it("let the locale differ from the messages", () => {
    render(
      <MowsProvider mows={cloudAnswering({ Session: () => sessionOf(null) })} locale="de-CH">
        <Amount />
      </MowsProvider>,
    );
    expect(screen.getByText("4.2 MB")).toBeTruthy();
  });

  it("tell an error in the person's language, with what its trace is", () => {
    const masked = { kind: "server", message: "Something failed.", traceId: "abc" } as const;
    expect([en.error(masked), de.error(masked)]).toEqual([
      "Something failed.",
      "In der Cloud ist etwas schiefgegangen. Die Kennung für das Protokoll ist abc.",
    ]);
  });
});
