import type { TestCloud } from "@mows/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { useMusicFolder } from "../../testing/use-music-folder.ts";
import { FileComments } from "./file-comments.tsx";

function OnMusic() {
  const folderId = useMusicFolder();
  return folderId === null ? null : <FileComments nodeId={folderId} />;
}

async function seed(cloud: TestCloud): Promise<void> {
  await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
}

const meta = { component: OnMusic, parameters: { cloud: { seed } } } satisfies Meta<typeof OnMusic>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WrittenChangedAndTakenBack: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const field = await canvas.findByRole("textbox", { name: "Write a comment" });
    await expect(canvas.getByText("Nobody has said anything yet.")).toBeVisible();
    await step("sent by the keyboard, in the order of writing", async () => {
      await userEvent.type(field, "The bass is too loud.{Control>}{Enter}{/Control}");
      await expect(await canvas.findByText("The bass is too loud.")).toBeVisible();
      await waitFor(() => expect(field).toHaveValue(""));
      await userEvent.type(field, "Second take is better.");
      await userEvent.click(canvas.getByRole("button", { name: "Send" }));
      await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(2));
      await expect(canvas.getAllByRole("listitem")[0]).toHaveTextContent("The bass is too loud.");
    });
    await step("changed; Escape leaves it", async () => {
      const [edit] = canvas.getAllByRole("button", { name: /^Edit your comment/ });
      if (!edit) throw new Error("there is no comment of one's own");
      await userEvent.click(edit);
      await userEvent.keyboard(" Or not{Escape}");
      await expect(canvas.getByText("The bass is too loud.")).toBeVisible();
      await userEvent.click(canvas.getAllByRole("button", { name: /^Edit your comment/ })[0] ?? edit);
      await userEvent.keyboard(" Still.{Control>}{Enter}{/Control}");
      await expect(await canvas.findByText("The bass is too loud. Still.")).toBeVisible();
      await expect(canvas.getByText("edited")).toBeVisible();
    });
    await step("taken back, after a question", async () => {
      const [remove] = canvas.getAllByRole("button", { name: /^Delete the comment of/ });
      if (!remove) throw new Error("there is no comment of one's own");
      await userEvent.click(remove);
      await userEvent.click(canvas.getByRole("button", { name: "Delete" }));
      await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(1));
      await expect(canvas.getByRole("list", { name: "Comments" })).toHaveFocus();
    });
  },
};

export const EmptyInGerman: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Hier hat noch niemand etwas gesagt.")).toBeVisible();
  },
};
