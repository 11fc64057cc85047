import type { FileNode } from "@mows/sdk";
import type { TestCloud } from "@mows/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { expect, fn, waitFor, within } from "storybook/test";
import { tinyPdf } from "../../testing/tiny-pdf.ts";
import { toneWav } from "../../testing/tone-wav.ts";
import { useMusicFolder } from "../../testing/use-music-folder.ts";
import { useMows } from "../../use-mows.ts";
import { VersionHistory } from "../version-history/version-history.tsx";
import { FileViewer, type FileViewerProps } from "./file-viewer.tsx";

type Props = Omit<FileViewerProps, "files" | "fileId" | "onShow"> & { opened: string };

/** The viewer over what is in the folder, beginning with the file of this name. */
function Opened({ opened, ...props }: Props) {
  const mows = useMows();
  const folderId = useMusicFolder() ?? "";
  const { data } = useInfiniteQuery({
    ...mows.files.list.infiniteQueryOptions({ folderId }),
    enabled: folderId !== "",
  });
  const [shown, setShown] = useState<string | null>(null);
  const files = (data?.pages ?? []).flatMap((page) =>
    page.__typename === "NodePage" ? page.nodes.filter((node): node is FileNode => node.__typename === "File") : [],
  );
  const fileId = shown ?? files.find(({ name }) => name === opened)?.id;
  return fileId ? <FileViewer {...props} files={files} fileId={fileId} onShow={setShown} /> : null;
}

async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 400);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas to paint on");
  const sky = context.createLinearGradient(0, 0, 0, 400);
  sky.addColorStop(0, "#17406d");
  sky.addColorStop(1, "#f2a65a");
  context.fillStyle = sky;
  context.fillRect(0, 0, 640, 400);
  return canvas.convertToBlob({ type: "image/png" });
}

async function seed(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
  await cloud.files.upload(ada, "/Music/1 Sunset.png", await (await picture()).bytes());
  await cloud.files.upload(ada, "/Music/2 Tone.wav", toneWav(2));
  await cloud.files.upload(ada, "/Music/3 Plan.pdf", tinyPdf(["First page", "Second page"]));
  await cloud.files.upload(ada, "/Music/4 Notes.txt", "Buy milk.\nWater the plants.\n");
  await cloud.files.upload(ada, "/Music/5 Thing.bin", "\u0001\u0002");
}

const meta = {
  component: Opened,
  args: { opened: "1 Sunset.png", onClose: fn() },
  parameters: { cloud: { seed } },
} satisfies Meta<typeof Opened>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Picture: Story = {
  play: async ({ canvas, userEvent, step, args }) => {
    const viewer = within(await canvas.findByRole("dialog", { name: "Viewing 1 Sunset.png" }));
    await step("zooms by button and key, and fits again", async () => {
      await userEvent.click(viewer.getByRole("button", { name: "Zoom in" }));
      await expect(viewer.getByText("150%")).toBeVisible();
      viewer.getByRole("img", { name: "1 Sunset.png" }).focus();
      await userEvent.keyboard("+");
      await expect(viewer.getByText("225%")).toBeVisible();
      await userEvent.keyboard("0");
      await expect(viewer.getByText("100%")).toBeVisible();
    });
    await step("leafs through by keys", async () => {
      await userEvent.keyboard("{ArrowRight}");
      await expect(await canvas.findByRole("dialog", { name: "Viewing 2 Tone.wav" })).toBeVisible();
      await userEvent.click(canvas.getByRole("button", { name: "Previous file" }));
      await expect(await canvas.findByRole("dialog", { name: "Viewing 1 Sunset.png" })).toBeVisible();
    });
    await step("closes", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Close" }));
      await expect(args.onClose).toHaveBeenCalled();
    });
  },
};

export const Sound: Story = { args: { opened: "2 Tone.wav" } };

export const Pdf: Story = {
  args: { opened: "3 Plan.pdf" },
  play: async ({ canvas }) => {
    const page = await canvas.findByRole("img", { name: "Page 1 of 2" }, { timeout: 10_000 });
    await waitFor(() => expect(page).toHaveProperty("width", (page as HTMLCanvasElement).width), { timeout: 10_000 });
    await expect(await canvas.findByText("First page", {}, { timeout: 10_000 })).toBeInTheDocument();
  },
};

export const Text: Story = {
  args: { opened: "4 Notes.txt" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Water the plants/)).toBeVisible();
  },
};

export const WithoutAPreview: Story = {
  args: { opened: "5 Thing.bin" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("There is no preview of this kind of file.")).toBeVisible();
  },
};

export const AnAppsOwnView: Story = {
  args: {
    opened: "5 Thing.bin",
    viewers: [{ fits: ({ name }) => name.endsWith(".bin"), View: ({ file }) => <p>{`The app shows ${file.name}`}</p> }],
    toolbar: () => (
      <button type="button" className="mows-button">
        Star
      </button>
    ),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("The app shows 5 Thing.bin")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Star" })).toBeVisible();
  },
};

export const WithItsVersions: Story = {
  args: { opened: "4 Notes.txt", aside: (file) => <VersionHistory file={file} /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("list", { name: "Versions" })).toBeVisible();
  },
};

export const OnAPhoneInGerman: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  args: { aside: (file) => <VersionHistory file={file} /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("dialog", { name: "Ansicht von 1 Sunset.png" })).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};
