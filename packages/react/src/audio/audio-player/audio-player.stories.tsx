import { useQuery } from "@tanstack/react-query";
import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, waitFor } from "storybook/test";
import { foreverMs } from "../../testing/forever.ts";
import { toneWav } from "../../testing/tone-wav.ts";
import { useMusicFolder } from "../../testing/use-music-folder.ts";
import { useMows } from "../../use-mows.ts";
import { AudioPlayerProvider } from "../audio-player-provider.tsx";
import { useAudioPlayer } from "../use-audio-player.ts";
import { AudioPlayer } from "./audio-player.tsx";

const trackSeconds = 30;

async function seed(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { name: "Ada Lovelace" });
  await cloud.files.upload(ada, "/Music/1 Awakening.wav", toneWav(trackSeconds));
  await cloud.files.upload(ada, "/Music/2 Coherence.wav", toneWav(trackSeconds, 330));
  await cloud.settled();
}

async function seedUnplayable(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { name: "Ada Lovelace" });
  await cloud.files.upload(ada, "/Music/Broken.wav", "this is no sound");
}

async function seedLongName(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { name: "Ada Lovelace" });
  await cloud.files.upload(ada, `/Music/${"A title that does not end, ".repeat(7)}.wav`, toneWav(trackSeconds));
}

/** What an app does: lists what lies in the folder, and plays it. */
function Album() {
  const mows = useMows();
  const folderId = useMusicFolder();
  const index = mows.files.index.queryOptions({ withinId: folderId ?? "", mimeType: "audio/*" });
  const { data } = useQuery({ ...index, enabled: folderId !== null });
  const { play } = useAudioPlayer();
  const rows = data?.__typename === "FileIndex" ? data.rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : [];
  const tracks = rows.map(({ id, name }) => ({
    id,
    title: name.slice(0, name.lastIndexOf(".")),
    artist: "The Oscillators",
    src: mows.files.contentUrl(id),
  }));
  return (
    <button type="button" className="mows-button" disabled={tracks.length === 0} onClick={() => play(tracks)}>
      Play all {tracks.length}
    </button>
  );
}

const meta = {
  component: AudioPlayer,
  decorators: [
    (Story) => (
      <AudioPlayerProvider>
        <div style={{ padding: "1rem" }}>
          <Album />
        </div>
        <Story />
      </AudioPlayerProvider>
    ),
  ],
  parameters: { cloud: { seed } },
  beforeEach: () => localStorage.clear(),
} satisfies Meta<typeof AudioPlayer>;
export default meta;
type Story = StoryObj<typeof meta>;

type Play = NonNullable<Story["play"]>;
type Given = Pick<Parameters<Play>[0], "canvas" | "userEvent">;

async function startPlaying({ canvas, userEvent }: Given): Promise<void> {
  const button = canvas.getByRole("button", { name: /^Play all/ });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  button.blur();
}

const untilPlaying = ({ canvas }: Pick<Given, "canvas">) =>
  waitFor(() => expect(canvas.getByRole("region")).toHaveAttribute("data-state", "playing"), { timeout: 5_000 });

const position = (canvas: Given["canvas"]) =>
  canvas.getByRole<HTMLInputElement>("slider", { name: "Seek" }).valueAsNumber;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText("Nothing is playing")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Play" })).toBeDisabled();
  },
};

export const Playing: Story = {
  play: async ({ canvas, userEvent, step }) => {
    await step("what lies in the cloud", async () => {
      await startPlaying({ canvas, userEvent });
      await untilPlaying({ canvas });
      await expect(canvas.getByText("1 Awakening")).toBeVisible();
      await expect(canvas.getByText("0:30")).toBeVisible();
    });
    await step("by the keyboard, wherever the focus is", async () => {
      await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
      await waitFor(() => expect(position(canvas)).toBeGreaterThanOrEqual(5));
      await userEvent.keyboard("m");
      await expect(await canvas.findByRole("button", { name: "Unmute" })).toBeVisible();
    });
    await step("the next one, which is the last", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Next" }));
      await expect(await canvas.findByText("2 Coherence")).toBeVisible();
      await expect(canvas.getByRole("button", { name: "Next" })).toBeDisabled();
      await untilPlaying({ canvas });
    });
  },
};

export const Paused: Story = {
  play: async ({ canvas, userEvent }) => {
    await startPlaying({ canvas, userEvent });
    await untilPlaying({ canvas });
    await userEvent.keyboard(" ");
    await expect(canvas.getByRole("region")).toHaveAttribute("data-state", "paused");
    await fireEvent.change(canvas.getByRole("slider", { name: "Seek" }), { target: { value: "12" } });
    await waitFor(() => expect(position(canvas)).toBe(12));
  },
};

export const Loading: Story = {
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole("button", { name: /^Play all/ })).toBeEnabled());
    tabCloud().network.latency(foreverMs);
    await startPlaying({ canvas, userEvent });
    await expect(canvas.getByRole("button", { name: "Pause" })).toHaveAttribute("aria-busy", "true");
  },
};

export const CannotBePlayed: Story = {
  parameters: { cloud: { seed: seedUnplayable } },
  play: async ({ canvas, userEvent }) => {
    await startPlaying({ canvas, userEvent });
    await expect(await canvas.findByText(/“Broken” could not be played: the file is gone/)).toBeVisible();
  },
};

export const LongNameOnAPhone: Story = {
  parameters: { cloud: { seed: seedLongName } },
  globals: { viewport: { value: "mobile1" } },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await startPlaying({ canvas, userEvent });
    await untilPlaying({ canvas });
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const German: Story = {
  globals: { language: "de" },
  play: async ({ canvas, userEvent }) => {
    await startPlaying({ canvas, userEvent });
    await untilPlaying({ canvas });
    await userEvent.click(canvas.getByRole("button", { name: "Pausieren" }));
    await expect(canvas.getByRole("region", { name: "Musikplayer" })).toHaveAttribute("data-state", "paused");
    const spoken = canvas.getByRole("slider", { name: "Position" }).getAttribute("aria-valuetext");
    await expect(spoken).toMatch(/Sekunden? von 30\sSekunden$/);
  },
};

export const FromRightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvas, userEvent, step }) => {
    await startPlaying({ canvas, userEvent });
    await untilPlaying({ canvas });
    await step("forward is to the left", async () => {
      await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}");
      await waitFor(() => expect(position(canvas)).toBeGreaterThanOrEqual(5));
    });
    await step("and so is what comes next", async () => {
      const [previous, next] = ["Previous", "Next"].map((name) => canvas.getByRole("button", { name }));
      await expect(next?.getBoundingClientRect().left).toBeLessThan(previous?.getBoundingClientRect().left ?? 0);
      await expect(getComputedStyle(next?.firstElementChild ?? document.body).transform).toBe(
        "matrix(-1, 0, 0, 1, 0, 0)",
      );
    });
    await userEvent.keyboard(" ");
  },
};
