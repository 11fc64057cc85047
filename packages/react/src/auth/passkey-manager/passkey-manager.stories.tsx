import { answerPageAs, tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { PasskeyManager } from "./passkey-manager.tsx";

const meta = {
  component: PasskeyManager,
  // on the cloud's own origin: how somebody signs in is no app's business
  beforeEach: async ({ globals }) => {
    const person = String(globals["person"]);
    if (person !== "nobody") await answerPageAs(await tabCloud().user(person));
  },
} satisfies Meta<typeof PasskeyManager>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WithoutPasskeys: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("You have no passkey yet.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Add a passkey" })).toBeEnabled();
  },
};

export const InGerman: Story = {
  globals: { language: "de" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Passkey hinzufügen" })).toBeVisible();
  },
};

export const NobodyIsThere: Story = {
  globals: { person: "nobody" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toBeVisible();
  },
};
