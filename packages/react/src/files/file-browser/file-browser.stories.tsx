import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { FileBrowser, type FileBrowserProps } from "./file-browser.tsx";
import { changeView } from "./view-settings.ts";

function Window(props: FileBrowserProps) {
  return (
    <div style={{ blockSize: "36rem", padding: "1rem" }}>
      <FileBrowser {...props} />
    </div>
  );
}

/** Ada's app may write to /Music; what is there is as people have it. */
async function seed(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
  for (const folder of ["Holidays", "Invoices", "Recipes"]) await cloud.files.folder(ada, `/Music/${folder}`);
  const names = ["Budget 2026.xlsx", "Contract.pdf", "Notes.txt", "Plan of the garden.md", "Song.mp3"];
  for (const [index, name] of names.entries()) {
    await cloud.files.upload(ada, `/Music/${name}`, "x".repeat(1_200 * (index + 1)));
  }
}

const meta = {
  component: Window,
  parameters: { cloud: { seed } },
  beforeEach: () => changeView({ layout: "list", orderBy: "NAME_ASC" }),
} satisfies Meta<typeof Window>;
export default meta;
type Story = StoryObj<typeof meta>;

type Canvas = Parameters<NonNullable<Story["play"]>>[0]["canvas"];

const row = (canvas: Canvas, name: string | RegExp) => canvas.findByRole("row", { name });
const isSelected = (element: HTMLElement) => expect(element).toHaveAttribute("aria-selected", "true");

export const List: Story = {
  play: async ({ canvas }) => {
    await row(canvas, /Holidays/);
    await expect(canvas.getByRole("row", { name: /Contract/ })).toBeVisible();
  },
};

export const Tiles: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Grid" }));
    await expect(await canvas.findByRole("gridcell", { name: /Song/ })).toBeVisible();
  },
};

export const ChosenByKeyboard: Story = {
  args: { onOpen: fn() },
  play: async ({ canvas, args, step }) => {
    await row(canvas, /Holidays/);
    const grid = canvas.getByRole("grid");
    grid.focus();
    await step("a range", async () => {
      await userEvent.keyboard("{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
      await expect(await canvas.findByText("3 selected")).toBeVisible();
    });
    await step("by its first letters", async () => {
      await userEvent.keyboard("so");
      await isSelected(await row(canvas, /Song/));
    });
    await step("opened", async () => {
      await userEvent.keyboard("{Enter}");
      await expect(args.onOpen).toHaveBeenCalledWith(expect.objectContaining({ name: "Song.mp3" }), expect.anything());
    });
    await step("all", async () => {
      await userEvent.keyboard("{Control>}a{/Control}");
      await expect(await canvas.findByText("8 selected")).toBeVisible();
    });
  },
};

export const RenamedAndTakenBack: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await row(canvas, /Notes/));
    await userEvent.keyboard("{F2}");
    const editor = await canvas.findByRole("textbox", { name: "New name of Notes.txt" });
    await userEvent.keyboard("Thoughts{Enter}");
    await waitFor(() => expect(editor).not.toBeInTheDocument());
    await row(canvas, /Thoughts\.txt/);
    await userEvent.keyboard("{Control>}z{/Control}");
    await row(canvas, /Notes\.txt/);
  },
};

export const MovedByCuttingAndPasting: Story = {
  play: async ({ canvas, step }) => {
    await userEvent.click(await row(canvas, /Contract/));
    await step("into a folder", async () => {
      await userEvent.keyboard("{Control>}x{/Control}");
      await userEvent.keyboard("{Home}{ArrowDown}{Enter}");
      await expect(await canvas.findByText("This folder is empty")).toBeVisible();
      await userEvent.keyboard("{Control>}v{/Control}");
      await row(canvas, /Contract/);
    });
    await step("and back", async () => {
      await userEvent.click(await canvas.findByRole("button", { name: "Undo" }));
      await waitFor(() => expect(canvas.queryByRole("row", { name: /Contract/ })).toBeNull());
      await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
      await isSelected(await row(canvas, /Invoices/));
      await row(canvas, /Contract/);
    });
  },
};

export const Menu: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.pointer({ target: await row(canvas, /Holidays/), keys: "[MouseRight]" });
    const page = within(canvasElement.ownerDocument.body);
    await expect(await page.findByRole("menu", { name: "Actions for 1 item" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(canvas.getByRole("grid")).toHaveFocus());
  },
};

/** A finger that stays chooses; from then on a tap does, and before it a tap opens. */
export const ChosenByFinger: Story = {
  args: { onOpen: fn() },
  play: async ({ canvas, args }) => {
    const [song, notes] = [await row(canvas, /Song/), await row(canvas, /Notes/)];
    const touch = { bubbles: true, pointerType: "touch" } as const;
    const tap = (element: HTMLElement) => {
      element.dispatchEvent(new PointerEvent("pointerdown", touch));
      element.dispatchEvent(new PointerEvent("pointerup", touch));
      element.dispatchEvent(new PointerEvent("click", touch));
    };
    tap(notes);
    await waitFor(() => expect(args.onOpen).toHaveBeenCalledOnce());
    song.dispatchEvent(new PointerEvent("pointerdown", touch));
    await waitFor(() => isSelected(song));
    song.dispatchEvent(new PointerEvent("pointerup", touch));
    song.dispatchEvent(new PointerEvent("click", touch));
    tap(notes);
    await expect(await canvas.findByText("2 selected")).toBeVisible();
  },
};

export const DeletedAndTakenBack: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await row(canvas, /Song/));
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(canvas.queryByRole("row", { name: /Song/ })).toBeNull());
    await userEvent.click(await canvas.findByRole("button", { name: "Undo" }));
    await row(canvas, /Song/);
  },
};

/** As the browser does it, with the files of the desktop in an object of its own. */
export const UploadedByDrop: Story = {
  play: async ({ canvas }) => {
    await row(canvas, /Holidays/);
    // it is offered once the folder is known to take files
    await canvas.findByRole("button", { name: "New" });
    const grid = canvas.getByRole("grid");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["hello"], "Letter.txt", { type: "text/plain" }));
    grid.dispatchEvent(new DragEvent("dragenter", { bubbles: true, cancelable: true, dataTransfer }));
    await expect(await canvas.findByText(/^Drop to upload to/)).toBeVisible();
    grid.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    await row(canvas, /Letter\.txt/);
  },
};

export const Offline: Story = {
  play: async ({ canvas, step }) => {
    await row(canvas, /Holidays/);
    await step("what is done without the cloud is told", async () => {
      tabCloud().network.offline();
      await userEvent.click(await row(canvas, /Song/));
      await userEvent.keyboard("{Delete}");
      await expect(await canvas.findByRole("button", { name: "Dismiss" })).toBeVisible();
      tabCloud().network.online();
    });
  },
};

export const Empty: Story = {
  parameters: { cloud: { seed: async () => undefined } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("This folder is empty")).toBeVisible();
  },
};

export const NarrowFromRightToLeft: Story = {
  globals: { direction: "rtl", viewport: { value: "mobile1" }, language: "de" },
  play: async ({ canvas, canvasElement }) => {
    await row(canvas, /Holidays/);
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
