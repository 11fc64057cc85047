import type { TestCloud } from "@mows/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { FilePicker } from "./file-picker.tsx";

async function seed(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
  await cloud.files.folder(ada, "/Music/Albums/Live");
  for (const name of ["One.mp3", "Two.mp3", "Letter.txt"]) await cloud.files.upload(ada, `/Music/Albums/${name}`, "la");
}

const meta = {
  component: FilePicker,
  parameters: { cloud: { seed } },
  args: { kind: "folder", onPick: fn(), onClose: fn() },
} satisfies Meta<typeof FilePicker>;
export default meta;
type Story = StoryObj<typeof meta>;

const go = async (canvas: Parameters<NonNullable<Story["play"]>>[0]["canvas"], name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));

export const Folder: Story = {
  play: async ({ canvas, args, step }) => {
    await expect(canvas.getByRole("button", { name: "Choose" })).toBeDisabled();
    await step("gone into", async () => {
      await go(canvas, "Music");
      await go(canvas, "Albums");
      await canvas.findByRole("button", { name: "Live" });
      await expect(canvas.queryByText("Letter.txt")).toBeNull();
    });
    await step("and back, and chosen", async () => {
      await userEvent.click(await within(canvas.getByRole("navigation")).findByRole("button", { name: "Music" }));
      await waitFor(() => expect(canvas.getByRole("button", { name: "Choose" })).toBeEnabled());
      await go(canvas, "Choose");
      await expect(args.onPick).toHaveBeenCalledWith(expect.objectContaining({ name: "Music" }));
    });
  },
};

export const SeveralFiles: Story = {
  args: { kind: "file", several: true, fits: ({ name }) => name.endsWith(".mp3"), onPick: fn(), onClose: fn() },
  play: async ({ canvas, args }) => {
    await go(canvas, "Music");
    await go(canvas, "Albums");
    await userEvent.click(await canvas.findByRole("checkbox", { name: "One.mp3" }));
    await userEvent.click(canvas.getByRole("checkbox", { name: "Two.mp3" }));
    await expect(canvas.queryByText("Letter.txt")).toBeNull();
    await go(canvas, "Choose");
    const { onPick } = args as { onPick: ReturnType<typeof fn> };
    await expect(onPick.mock.calls[0]?.[0]).toMatchObject([{ name: "One.mp3" }, { name: "Two.mp3" }]);
  },
};

export const NothingFits: Story = {
  args: { kind: "file", fits: () => false, onPick: fn(), onClose: fn() },
  globals: { language: "de", viewport: { value: "mobile1" } },
  play: async ({ canvas, args }) => {
    await go(canvas, "Music");
    await go(canvas, "Albums");
    await go(canvas, "Live");
    await expect(await canvas.findByText("In diesem Ordner passt nichts.")).toBeVisible();
    await go(canvas, "Abbrechen");
    await expect(args.onClose).toHaveBeenCalledOnce();
  },
};
