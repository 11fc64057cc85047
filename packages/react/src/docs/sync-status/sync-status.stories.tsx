import type { DocStatus } from "@mows/sdk/docs";
import { MowsError } from "@mows/sdk";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { SyncStatus } from "./sync-status.tsx";

const of = (status: DocStatus, pending = 0) => ({ doc: { status, pending, error: null, open: fn() } });

const meta = { component: SyncStatus, args: of("saved") } satisfies Meta<typeof SyncStatus>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Saved: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("Saved");
  },
};

/** As quiet as saved for who listens: it goes to and fro with every word. */
export const Saving: Story = { args: of("saving", 2) };

export const Loading: Story = { args: of("loading") };

export const Connecting: Story = { args: of("connecting", 1) };

export const ReadOnly: Story = { args: of("read-only") };

export const Offline: Story = {
  args: of("offline", 3),
  play: async ({ canvas }) => {
    const status = canvas.getByRole("status");
    await expect(status).toHaveTextContent("Your cloud cannot be reached");
    await expect(status).toHaveTextContent("3 changes are kept in this browser.");
  },
};

export const Full: Story = { args: of("full", 1) };

export const SignedOut: Story = {
  args: of("signed-out", 12),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: "Sign in" })).toHaveAttribute(
      "href",
      expect.stringContaining("/.mows/auth/sign-in?return_to="),
    );
  },
};

export const Denied: Story = { args: of("denied") };

export const RightToWriteTakenBack: Story = {
  args: of("read-only", 2),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("2 changes were not saved");
  },
};

export const Gone: Story = { args: of("gone", 1) };

export const NotOpened: Story = {
  args: { doc: { ...of("loading").doc, error: MowsError.from(new TypeError("Failed to fetch")) } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await expect(args.doc.open).toHaveBeenCalledOnce();
  },
};

export const OfflineInGermanOnAPhone: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  args: of("offline", 1),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("1 Änderung ist in diesem Browser aufgehoben.");
  },
};
