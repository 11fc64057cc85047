import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { useMusicFolder } from "../../testing/use-music-folder.ts";
import { UploadList } from "../upload-list/upload-list.tsx";
import { Dropzone, type DropzoneProps } from "./dropzone.tsx";

function Library(props: Partial<DropzoneProps>) {
  return (
    <div style={{ padding: "1rem" }}>
      <Dropzone folderId={useMusicFolder()} {...props}>
        {props.children ?? <UploadList />}
      </Dropzone>
    </div>
  );
}

const meta = { component: Library } satisfies Meta<typeof Library>;
export default meta;
type Story = StoryObj<typeof meta>;

const file = (name: string, bytes = 2_000, type = "audio/wav") => new File([new Uint8Array(bytes)], name, { type });

/** As the browser does it, which hands out the files in an object of its own. */
function drag(type: "dragenter" | "drop", over: HTMLElement, files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const one of files) dataTransfer.items.add(one);
  over.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
}

function zoneIn(canvasElement: HTMLElement): HTMLElement {
  const zone = canvasElement.querySelector<HTMLElement>(".mows-dropzone");
  if (zone === null) throw new Error("no dropzone");
  return zone;
}

export const Empty: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: "Upload files" })).toBeEnabled());
  },
};

/** Until the folder is known there is nothing to upload to. */
export const FolderIsNotKnown: Story = {
  args: { folderId: null },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("button", { name: "Upload a folder" })).toBeDisabled();
    drag("dragenter", zoneIn(canvasElement), [file("a.wav")]);
    await expect(canvas.queryByText("Drop to upload")).toBeNull();
  },
};

export const FilesAreOverIt: Story = {
  args: { children: <p style={{ minBlockSize: "12rem" }}>Your library</p> },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: "Upload files" })).toBeEnabled());
    drag("dragenter", zoneIn(canvasElement), [file("a.wav")]);
    await expect(await canvas.findByText("Drop to upload")).toBeVisible();
  },
};

export const Uploads: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: "Upload files" })).toBeEnabled());
    await step("what is dropped", async () => {
      drag("drop", zoneIn(canvasElement), [file("a.wav"), file("b.wav")]);
      await waitFor(() => expect(canvas.getAllByText("Uploaded, 2.0 kB")).toHaveLength(2));
    });
    await step("into the cloud", async () => {
      const ada = await tabCloud().user("ada");
      await expect(await ada.explain("read", "/Music/b.wav")).toMatchObject({ kind: "allow" });
    });
  },
};

export const ChoosesByKeyboard: Story = {
  args: { onAdd: fn(), accept: ["audio/*"] },
  play: async ({ canvas, args }) => {
    const chosen = [file("song.wav"), file("notes.txt", 10, "text/plain"), file("letter.txt", 10, "text/plain")];
    // browsers offer what `accept` names first, and let people choose others all the same
    const person = userEvent.setup({ applyAccept: false });
    await person.upload(canvas.getByLabelText("Files to upload"), chosen);
    await expect(args.onAdd).toHaveBeenCalledWith([{ file: chosen[0], path: "" }]);
    await expect(canvas.getByText(/^2 files were left out/)).toBeVisible();
  },
};

export const WaitsForTheNetwork: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: "Upload files" })).toBeEnabled());
    await step("without one", async () => {
      tabCloud().network.offline();
      drag("drop", zoneIn(canvasElement), [file("a.wav")]);
      await expect(await canvas.findByText(/Goes on as soon as the cloud can be reached$/)).toBeVisible();
    });
    await step("goes on when it is back", async () => {
      tabCloud().network.online();
      await expect(await canvas.findByText("Uploaded, 2.0 kB")).toBeVisible();
    });
  },
};

export const ThereIsNoRoom: Story = {
  parameters: { cloud: { people: { ada: { quotaBytes: 1_000 } } } },
  globals: { language: "de" },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: "Dateien hochladen" })).toBeEnabled());
    drag("drop", zoneIn(canvasElement), [file("zu groß.wav")]);
    await expect(await canvas.findByText(/^Der Platz reicht nicht/)).toBeVisible();
  },
};

export const NarrowFromRightToLeft: Story = {
  globals: { direction: "rtl", viewport: { value: "mobile1" } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole("button", { name: "Upload files" });
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
