import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { ConfirmAction } from "./confirm-action.tsx";

const meta = {
  component: ConfirmAction,
  args: {
    question: "Delete “Summer by the sea”? Its 42 songs stay in your music.",
    action: "Delete",
    isPending: false,
    onConfirm: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof ConfirmAction>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Asking: Story = {
  play: async ({ canvas, userEvent, args, step }) => {
    await step("begins at the harmless answer, which Escape is too", async () => {
      await expect(await canvas.findByRole("group", { name: args.question })).toBeVisible();
      await expect(canvas.getByRole("button", { name: "Cancel" })).toHaveFocus();
      await userEvent.keyboard("{Escape}");
      await expect(args.onCancel).toHaveBeenCalledOnce();
    });
    await step("does it only when it is told to", async () => {
      await expect(args.onConfirm).not.toHaveBeenCalled();
      await userEvent.tab();
      await userEvent.keyboard("{Enter}");
      await expect(args.onConfirm).toHaveBeenCalledOnce();
    });
  },
};

/** Once it is on its way there is nothing to take back. */
export const OnItsWay: Story = {
  args: { isPending: true },
  play: async ({ canvas, userEvent, args }) => {
    await expect(await canvas.findByRole("button", { name: "Delete" })).toBeDisabled();
    await userEvent.keyboard("{Escape}");
    await expect(args.onCancel).not.toHaveBeenCalled();
  },
};

export const GermanOnAPhone: Story = {
  args: {
    question: "„Donaudampfschifffahrtsgesellschaftskapitänsmützensammlung“ löschen?",
    action: "Unwiderruflich löschen",
  },
  globals: { language: "de", viewport: { value: "mobile1" } },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("button", { name: "Abbrechen" })).toBeVisible();
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
