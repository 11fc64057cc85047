import type { FileAtPath } from "@mows/sdk";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { cloudAnswering } from "../../testing/cloud-answering.ts";
import { MowsProvider } from "../../provider.tsx";
import { acceptsFile } from "./accepts-file.ts";
import { Dropzone } from "./dropzone.tsx";

/** As a browser makes it: one that was not chosen as part of a folder has an empty path. */
const file = (name: string, type = "", webkitRelativePath = "") =>
  Object.defineProperty(new File(["x"], name, { type }), "webkitRelativePath", { value: webkitRelativePath });

/** A folder as a drop hands it out: a hundred entries at a time, then none. */
function folder(name: string, entries: object[]) {
  const batches = Array.from({ length: Math.ceil(entries.length / 100) + 1 }, (_, n) =>
    entries.slice(n * 100, (n + 1) * 100),
  );
  const readEntries = (resolve: (batch: object[]) => void) => resolve(batches.shift() ?? []);
  return { isFile: false, isDirectory: true, name, createReader: () => ({ readEntries }) };
}

const entry = (found: File) => ({
  isFile: true,
  isDirectory: false,
  name: found.name,
  file: (resolve: (file: File) => void) => resolve(found),
});

const dropOf = (entries: object[]) => ({
  types: ["Files"],
  files: [],
  items: entries.map((dropped) => ({ webkitGetAsEntry: () => dropped })),
});

function show(accept: string[] = []) {
  const added = Promise.withResolvers<FileAtPath[]>();
  render(
    <MowsProvider mows={cloudAnswering({})}>
      <Dropzone folderId="f" accept={accept} onAdd={added.resolve}>
        <p>library</p>
      </Dropzone>
    </MowsProvider>,
  );
  const zone = screen.getByText("library").closest(".mows-dropzone");
  if (!zone) throw new Error("no zone");
  return { zone, added: added.promise };
}

describe("<Dropzone/>", () => {
  afterEach(cleanup);

  it("takes dropped folders with everything in them", async () => {
    const { zone, added } = show();
    const tree = folder("Album", [entry(file("1.ogg")), folder("Disc 2", [entry(file("2.ogg"))])]);
    fireEvent.drop(zone, { dataTransfer: dropOf([entry(file("single.ogg")), tree]) });
    const found = (await added).map(({ file, path }) => `${path}|${file.name}`);
    expect(found).toEqual(["|single.ogg", "Album|1.ogg", "Album/Disc 2|2.ogg"]);
  });

  it("takes all of a folder of a thousand files", async () => {
    const { zone, added } = show();
    const files = Array.from({ length: 1000 }, (_, n) => entry(file(`${n}.ogg`)));
    fireEvent.drop(zone, { dataTransfer: dropOf([folder("Album", files)]) });
    expect((await added).map((one) => one.file.name)).toEqual(Array.from({ length: 1000 }, (_, n) => `${n}.ogg`));
  });

  it("makes empty folders too, where everything is wanted", async () => {
    const made: string[] = [];
    const mows = cloudAnswering({
      CreateFolder: ({ variables }) => {
        made.push((variables as { input: { name: string } }).input.name);
        return { createFolder: { __typename: "NameTaken", message: "", name: "", existingId: "x" } };
      },
    });
    render(
      <MowsProvider mows={mows}>
        <Dropzone folderId="f">
          <p>library</p>
        </Dropzone>
      </MowsProvider>,
    );
    const zone = screen.getByText("library").closest(".mows-dropzone");
    fireEvent.drop(zone!, { dataTransfer: dropOf([folder("Album", [folder("Empty", [])])]) });
    await expect.poll(() => made).toEqual(["Album", "Empty"]);
  });

  it("shows where to drop while files are over it, and not for dragged text", () => {
    const { zone } = show();
    fireEvent.dragEnter(zone, { dataTransfer: { types: ["text/plain"] } });
    expect(screen.queryByText("Drop to upload")).toBeNull();
    fireEvent.dragEnter(zone, { dataTransfer: { types: ["Files"] } });
    expect(screen.getByText("Drop to upload")).toBeTruthy();
    fireEvent.dragLeave(zone, { relatedTarget: document.body });
    expect(screen.queryByText("Drop to upload")).toBeNull();
  });

  it("offers the same by buttons, and leaves out what does not belong, and says so", async () => {
    const { added } = show(["audio/*"]);
    expect(screen.getByRole("button", { name: "Upload a folder" })).toBeTruthy();
    const input = screen.getByLabelText("Files to upload");
    const chosen = [file("a.mp3", "audio/mpeg", "Album/Disc 1/a.mp3"), file("notes.txt", "text/plain")];
    fireEvent.change(input, { target: { files: chosen } });
    expect((await added).map(({ file, path }) => `${path}|${file.name}`)).toEqual(["Album/Disc 1|a.mp3"]);
    expect(screen.getByText(/1 file was left out/)).toBeTruthy();
  });
});

describe("what is accepted", () => {
  it("is told by type, by family, by ending, and by ending alone where the system knows no type", () => {
    expect(acceptsFile(file("a.flac"), ["audio/*"])).toBe(true);
    expect(acceptsFile(file("a.FLAC"), ["audio/*"])).toBe(true);
    expect(acceptsFile(file("a.ogg", "application/ogg"), ["audio/*"])).toBe(false);
    expect(acceptsFile(file("a.mp3", "audio/mpeg"), ["audio/mpeg"])).toBe(true);
    expect(acceptsFile(file("a.txt", "text/plain"), ["audio/*", ".TXT"])).toBe(true);
    expect(acceptsFile(file("a.exe"), ["audio/*"])).toBe(false);
    expect(acceptsFile(file("anything"), [])).toBe(true);
  });
});
