import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import { createDocumentCalls } from "@mows/sdk/docs";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import { createNote, writeNote } from "../../testing/note.ts";
import { DocumentHistory } from "./document-history.tsx";

const app = { app: "storybook", grants: [{ path: "/Music", access: "write" }] } as const;

/** Of the story's note. */
let noteId = "";

function History({ mayWrite = true }: { mayWrite?: boolean }) {
  return <DocumentHistory id={noteId} mayWrite={mayWrite} />;
}

/** A note that was kept under a name, and written on. */
async function seed(cloud: TestCloud) {
  const { mows } = await cloud.user("ada", app);
  noteId = await createNote(mows, "Buy milk.\n");
  await createDocumentCalls(mows).nameVersion({ id: noteId, name: "Only milk" });
  await writeNote(mows, noteId, "Water the plants.\n");
}

const meta = { component: History, parameters: { cloud: { seed } } } satisfies Meta<typeof History>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WrittenSince: Story = {
  play: async ({ canvas, userEvent, step }) => {
    await expect(await canvas.findByText(/^Since .*: Ada Lovelace$/)).toBeVisible();
    const list = canvas.getByRole("list", { name: "What it was" });
    await expect(within(list).getByText("Only milk")).toBeVisible();
    await step("compares what was kept with today", async () => {
      await userEvent.click(canvas.getByRole("button", { name: /^Compare the state of/ }));
      await expect(await canvas.findByText(/Water the plants/)).toBeVisible();
      await userEvent.click(canvas.getByRole("button", { name: "Back to the history" }));
    });
    await step("keeps what it is now, under a name", async () => {
      await userEvent.click(await canvas.findByRole("button", { name: "Keep what it is now" }));
      await userEvent.keyboard("With the plants{Enter}");
      await expect(await canvas.findByText("With the plants")).toBeVisible();
    });
    await step("restores after a question, as an edit more", async () => {
      const [restore] = canvas.getAllByRole("button", { name: /^Restore the version of/ }).toReversed();
      if (restore) await userEvent.click(restore);
      const question = within(canvas.getByRole("group", { name: /^Make it again what it was/ }));
      await userEvent.click(question.getByRole("button", { name: "Restore" }));
      await expect(await canvas.findByText(/^Restored\./)).toBeVisible();
      const { mows } = await tabCloud().user("ada", app);
      await waitFor(async () => expect(await (await fetch(mows.files.contentUrl(noteId))).text()).toBe("Buy milk.\n"));
    });
  },
};

export const OnlyToReadInGerman: Story = {
  globals: { language: "de" },
  args: { mayWrite: false },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Only milk")).toBeVisible();
    await expect(canvas.queryByRole("button", { name: /Wiederherstellen/ })).toBeNull();
  },
};
