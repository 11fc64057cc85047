import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { foreverMs } from "../../testing/forever.ts";
import { SignIn } from "./sign-in.tsx";

const meta = { component: SignIn, globals: { person: "nobody" } } satisfies Meta<typeof SignIn>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The cloud comes back to the page with this, when an attempt did not end in a session. */
function comeBackWith(outcome: string): () => void {
  const before = location.href;
  const address = new URL(before);
  address.searchParams.set("sign_in", outcome);
  history.replaceState(history.state, "", address);
  return () => history.replaceState(history.state, "", before);
}

export const SignedOut: Story = {
  play: async ({ canvas, userEvent }) => {
    const link = await canvas.findByRole("link", { name: "Sign in with your cloud" });
    await expect(link).toHaveAttribute("href", expect.stringContaining("/.mows/auth/sign-in?return_to="));
    await userEvent.tab();
    await expect(link).toHaveFocus();
  },
};

export const WithContent: Story = {
  args: { title: "Your music, wherever you are", children: <p>Cadence plays what lies in your cloud.</p> },
};

export const LongTitle: Story = {
  args: { title: "Donaudampfschifffahrtsgesellschaftskapitänsmützensammlung" },
  globals: { viewport: { value: "mobile1" } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole("link");
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const Loading: Story = {
  beforeEach: () => tabCloud().network.latency(foreverMs),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Asking your cloud who you are…")).toBeVisible();
  },
};

export const CloudIsAway: Story = {
  beforeEach: () => tabCloud().network.offline(),
  play: async ({ canvas, userEvent, step }) => {
    await step("says so", async () => {
      await expect(await canvas.findByRole("alert")).toHaveTextContent("Your cloud did not answer.");
    });
    await step("goes on when it is back", async () => {
      tabCloud().network.online();
      await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
      await expect(await canvas.findByRole("link")).toBeVisible();
    });
  },
};

export const WasRefused: Story = {
  beforeEach: () => comeBackWith("refused"),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("You did not allow this app");
  },
};

export const HasFailed: Story = {
  beforeEach: () => comeBackWith("failed"),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("Signing in did not work");
  },
};

export const NobodyOwnsTheCloud: Story = {
  parameters: { cloud: { isUnclaimed: true } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/no account yet/)).toBeVisible();
    await expect(canvas.queryByRole("link")).toBeNull();
  },
};

export const German: Story = {
  globals: { language: "de" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Mit deiner Cloud anmelden" })).toBeVisible();
  },
};

export const SignedIn: Story = {
  globals: { person: "ada" },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector(".mows-sign-in")).toBeNull());
    await expect(canvas.queryByRole("heading")).toBeNull();
  },
};
