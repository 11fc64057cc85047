import type { UploadItem } from "@mows/sdk";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { UploadList } from "./upload-list.tsx";

const item = (name: string, change: Partial<UploadItem>): UploadItem => ({
  id: name,
  name,
  sizeBytes: 48_200_000,
  sentBytes: 0,
  state: "queued",
  bytesPerSecond: null,
  etaMs: null,
  nodeId: null,
  outcome: null,
  failure: null,
  ...change,
});

const inEveryState = [
  item("01 Overture.flac", { state: "uploading", sentBytes: 18_300_000, bytesPerSecond: 6_400_000, etaMs: 4_600 }),
  item("02 Nocturne.flac", { state: "queued" }),
  item("03 Étude.flac", { state: "paused", sentBytes: 9_000_000 }),
  item("04 Scherzo.flac", { state: "waiting-for-network", sentBytes: 40_000_000 }),
  item("05 Ballade.flac", { state: "done", sentBytes: 48_200_000, nodeId: "n" }),
  item("06 Mazurka.flac", { state: "failed", failure: { code: "PARENT_GONE", message: "The folder was deleted." } }),
  item("07 Waltz.flac", { state: "cancelled" }),
];

const commands = { pause: fn(), resume: fn(), cancel: fn(), retry: fn(), clearFinished: fn() };

const meta = { component: UploadList, args: { items: inEveryState, ...commands } } satisfies Meta<typeof UploadList>;
export default meta;
type Story = StoryObj<typeof meta>;

export const EveryState: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Pause 01 Overture.flac" }));
    await expect(commands.pause).toHaveBeenCalledWith("01 Overture.flac");
    await userEvent.click(canvas.getByRole("button", { name: "Retry 06 Mazurka.flac" }));
    await expect(commands.retry).toHaveBeenCalledWith("06 Mazurka.flac");
    await userEvent.click(canvas.getByRole("button", { name: "Clear finished" }));
    await expect(commands.clearFinished).toHaveBeenCalled();
    await expect(canvas.getByText("18.3 MB of 48.2 MB, 6.4 MB/s, 5 sec left")).toBeVisible();
  },
};

export const Empty: Story = {
  args: { items: [] },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("heading")).toBeNull();
    await expect(canvas.queryByRole("listitem")).toBeNull();
  },
};

/** What a real cloud knows of this page's uploads. */
export const OfThisPage: StoryObj<typeof UploadList> = { args: {}, render: () => <UploadList /> };

export const German: Story = {
  globals: { language: "de" },
  play: async ({ canvas }) => {
    await expect(canvas.getByText("18,3 MB von 48,2 MB, 6,4 MB/s, noch 5 Sek.")).toBeVisible();
    await expect(canvas.getByText(/^Der Ordner wurde inzwischen gelöscht/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "01 Overture.flac anhalten" })).toBeVisible();
  },
};

export const LongNamesOnAPhone: Story = {
  globals: { viewport: { value: "mobile1" } },
  args: { items: inEveryState.map((one) => ({ ...one, name: `${"A very long name, ".repeat(6)}${one.name}` })) },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const FromRightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvas }) => {
    const name = canvas.getByText("01 Overture.flac").getBoundingClientRect();
    const pause = canvas.getByRole("button", { name: "Pause 01 Overture.flac" }).getBoundingClientRect();
    await expect(pause.right).toBeLessThan(name.right);
    await expect(pause.left).toBeLessThan(innerWidth / 2);
  },
};

export const Full: Story = {
  args: {
    items: Array.from({ length: 200 }, (_, i) => item(`Track ${i + 1}.flac`, { state: i < 120 ? "done" : "queued" })),
  },
};
