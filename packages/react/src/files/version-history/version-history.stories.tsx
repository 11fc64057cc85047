import type { FileNode } from "@mows/sdk";
import type { TestCloud } from "@mows/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useInfiniteQuery } from "@tanstack/react-query";
import { expect, waitFor, within } from "storybook/test";
import { useMusicFolder } from "../../testing/use-music-folder.ts";
import { useMows } from "../../use-mows.ts";
import { VersionHistory } from "./version-history.tsx";

/** The versions of the only file there is. */
function OnlyFile() {
  const folderId = useMusicFolder() ?? "";
  const list = useMows().files.list.infiniteQueryOptions({ folderId });
  const { data } = useInfiniteQuery({ ...list, enabled: folderId !== "" });
  const [page] = data?.pages ?? [];
  const file =
    page?.__typename === "NodePage" ? page.nodes.find((node): node is FileNode => node.__typename === "File") : null;
  return file ? <VersionHistory file={file} /> : null;
}

/** A text that was replaced twice. */
async function seed(cloud: TestCloud): Promise<void> {
  const ada = await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
  for (const text of ["Buy milk.\n", "Buy milk.\nWater the plants.\n", "Buy oat milk.\nWater the plants.\n"])
    await cloud.files.upload(ada, "/Music/Notes.txt", text, { onConflict: "replace" });
}

const meta = { component: OnlyFile, parameters: { cloud: { seed } } } satisfies Meta<typeof OnlyFile>;
export default meta;
type Story = StoryObj<typeof meta>;

export const ThreeOfThem: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const list = await canvas.findByRole("list", { name: "Versions" });
    await expect(within(list).getAllByRole("listitem")).toHaveLength(3);
    await step("compares a text with the newest", async () => {
      const [compare] = canvas.getAllByRole("button", { name: /^Compare/ });
      if (compare) await userEvent.click(compare);
      await expect(await canvas.findByText(/Buy oat milk/)).toBeVisible();
      await userEvent.click(canvas.getByRole("button", { name: "Back to the versions" }));
    });
    await step("names one, so that it is kept", async () => {
      const oldest = within(await canvas.findByRole("list", { name: "Versions" }))
        .getAllByRole("listitem")
        .at(-1);
      if (!oldest) throw new Error("there is no version");
      await userEvent.click(within(oldest).getByRole("button", { name: /^Name the version/ }));
      await userEvent.keyboard("Before the plants{Enter}");
      await expect(await canvas.findByText("Before the plants")).toBeVisible();
    });
    await step("restores one as a version more", async () => {
      const [restore] = canvas.getAllByRole("button", { name: /^Restore/ });
      if (restore) await userEvent.click(restore);
      await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(4));
    });
  },
};

export const InGerman: Story = {
  globals: { language: "de" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("list", { name: "Versionen" })).toBeVisible();
  },
};
