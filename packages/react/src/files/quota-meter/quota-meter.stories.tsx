import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { QuotaMeter } from "./quota-meter.tsx";

const gigabyte = 1_000_000_000;

const meta = {
  component: QuotaMeter,
  args: { space: { usedBytes: 3.2 * gigabyte, reservedBytes: 0, trashBytes: 0, limitBytes: 10 * gigabyte } },
} satisfies Meta<typeof QuotaMeter>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Roomy: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("meter", { name: "Storage" })).toHaveAccessibleDescription("3.2 GB of 10.0 GB used");
  },
};

export const WithoutALimit: Story = {
  args: { space: { usedBytes: 42 * gigabyte, reservedBytes: 0, trashBytes: 0, limitBytes: null } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("meter")).toBeNull();
    await expect(canvas.getByText("42.0 GB used")).toBeVisible();
  },
};

export const WithTrashAndAnUpload: Story = {
  args: {
    space: { usedBytes: 5 * gigabyte, reservedBytes: gigabyte, trashBytes: 2 * gigabyte, limitBytes: 10 * gigabyte },
  },
};

export const NearlyFull: Story = {
  args: { space: { usedBytes: 9.4 * gigabyte, reservedBytes: 0, trashBytes: gigabyte, limitBytes: 10 * gigabyte } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Nearly full/)).toBeVisible();
  },
};

export const FullInGerman: Story = {
  globals: { language: "de" },
  args: { space: { usedBytes: 10 * gigabyte, reservedBytes: 0, trashBytes: 0, limitBytes: 10 * gigabyte } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Voll/)).toBeVisible();
  },
};
