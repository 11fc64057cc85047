import type { DocStatus } from "@mows/sdk/docs";
import { MowsError } from "@mows/sdk";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { SyncStatus } from "./sync-status.tsx";

const of = (status: DocStatus, pending = 0) => ({ doc: { status, pending, error: null, open: fn() } });

const others = [
  ["saving", 2],
  ["loading", 0],
  ["connecting", 1],
  ["read-only", 0],
  ["full", 1],
  ["denied", 0],
  ["gone", 1],
] as const satisfies readonly (readonly [DocStatus, number])[];

const meta = { component: SyncStatus, args: of("saved") } satisfies Meta<typeof SyncStatus>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Saved: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("Saved");
  },
};

/** Those that ask for nothing; saving is as quiet as saved for who listens, since it goes to and fro with every word. */
export const TheOthers: Story = {
  render: () => (
    <>
      {others.map(([status, pending]) => (
        <div key={status}>
          <SyncStatus {...of(status, pending)} />
        </div>
      ))}
    </>
  ),
};

export const Offline: Story = {
  args: of("offline", 3),
  play: async ({ canvas }) => {
    const status = canvas.getByRole("status");
    await expect(status).toHaveTextContent("Your cloud cannot be reached");
    await expect(status).toHaveTextContent("3 changes are kept in this browser.");
  },
};

export const SignedOut: Story = {
  args: of("signed-out", 12),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: "Sign in" })).toHaveAttribute(
      "href",
      expect.stringContaining("/.mows/auth/sign-in?return_to="),
    );
  },
};

export const RightToWriteTakenBack: Story = {
  args: of("read-only", 2),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("2 changes were not saved");
  },
};

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
