import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { PasswordStrength } from "./password-strength.tsx";

const meta = { component: PasswordStrength, args: { password: "" } } satisfies Meta<typeof PasswordStrength>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Weak: Story = {
  args: { password: "password123" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Very weak")).toBeVisible();
    await expect(canvas.getByRole("meter")).toHaveAttribute("value", "0");
  },
};

export const Strong: Story = {
  args: { password: "harbour lantern ostrich vinyl" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Strong")).toBeVisible();
  },
};

export const NothingTyped: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("meter")).toBeNull();
  },
};
