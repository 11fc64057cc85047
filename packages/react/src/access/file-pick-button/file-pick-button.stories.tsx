import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { FilePickButton } from "./file-pick-button.tsx";

const meta = {
  component: FilePickButton,
  args: { kind: "file", access: "read", accept: ["audio/*"], onPicked: () => undefined, children: "Pick a song" },
} satisfies Meta<typeof FilePickButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: "Pick a song" })).toBeEnabled();
  },
};
