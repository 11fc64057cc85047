import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import { editorIn } from "../../testing/editor-in.ts";
import { createNote, noteSchema, shareNote, shoppingList } from "../../testing/note.ts";
import { anchorAt } from "../collaborative-text/text-anchor.ts";
import { CollaborativeText } from "../collaborative-text/collaborative-text.tsx";
import { useDocFacts } from "../use-doc-facts.ts";
import type { CommentEntry } from "./comment-entry.ts";
import { Comments } from "./comments.tsx";
import { useComments } from "./use-comments.ts";

const app = { app: "storybook", grants: [{ path: "/Music", access: "write" }] } as const;

/** Of the story's note. */
let noteId = "";

function Note({ isReadOnly = false }: { isReadOnly?: boolean }) {
  const note = useDocFacts(noteSchema, noteId);
  const doc = { ...note, access: isReadOnly ? "read" : note.access } as const;
  const comments = useComments(doc);
  return (
    <div style={{ display: "grid", gap: "1rem", gridTemplateColumns: "repeat(auto-fit, minmax(16rem, 1fr))" }}>
      <CollaborativeText doc={doc} field="text" label="Saturday" comments={comments} />
      <Comments comments={comments} />
    </div>
  );
}

async function seed(cloud: TestCloud) {
  noteId = await createNote((await cloud.user("ada", app)).mows);
}

/** Bob, on a page of his own, asks about the bread. */
async function askAboutBread(cloud: TestCloud) {
  const [owner, bob] = [await cloud.user("ada"), await cloud.user("bob")];
  await shareNote(owner.mows, noteId, "bob", "WRITE");
  const opened = await bob.mows.docs.open(noteId, noteSchema);
  await opened.synced;
  const [text, at] = [opened.doc.getText("text"), shoppingList.indexOf("bread")];
  const range = { anchor: anchorAt(text, at), head: anchorAt(text, at + 5, -1) };
  opened.doc.getMap<CommentEntry>("comments").set("bread", {
    kind: "comment",
    thread: "bread",
    by: { id: bob.id, name: "Bob" },
    at: Date.now() - 3_600_000,
    text: "Which one? The baker's is closed.",
    about: { range, quote: "bread" },
  });
  await opened.saved();
  return opened;
}

const meta = { component: Note, parameters: { cloud: { seed } } } satisfies Meta<typeof Note>;
export default meta;
type Story = StoryObj<typeof meta>;

export const None: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^No comments yet/)).toBeVisible();
  },
};

export const OnWhatIsMarked: Story = {
  play: async ({ canvas, canvasElement, userEvent, step }) => {
    const { root, textbox } = await waitFor(() => editorIn(canvasElement));
    await waitFor(() => expect(textbox).toHaveTextContent("Ada brings the wine."));
    await step("is begun by the keyboard", async () => {
      textbox.focus();
      await userEvent.keyboard("{Control>}a{/Control}");
      await userEvent.click(await canvas.findByRole("button", { name: "Comment on what is marked" }));
      await userEvent.keyboard("Is this all?{Control>}{Enter}{/Control}");
      await expect(await canvas.findByText("Is this all?")).toBeVisible();
      await waitFor(() => expect(root.querySelector(".commented")).not.toBeNull());
    });
    await step("is replied to, and resolved", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Reply to Ada Lovelace" }));
      await userEvent.keyboard("I think so.");
      await userEvent.click(canvas.getByRole("button", { name: "Send" }));
      await expect(await canvas.findByText("I think so.")).toBeVisible();
      await userEvent.click(canvas.getByRole("button", { name: "Resolve the comment of Ada Lovelace" }));
      await expect(await canvas.findByText("1 resolved")).toBeVisible();
      await waitFor(() => expect(root.querySelector(".commented")).toBeNull());
    });
    await step("comes back, and is deleted with its replies after a question", async () => {
      await userEvent.click(canvas.getByText("1 resolved"));
      await userEvent.click(canvas.getByRole("button", { name: "Reopen" }));
      const [remove] = await canvas.findAllByRole("button", { name: /^Delete your comment of/ });
      if (remove) await userEvent.click(remove);
      const question = within(canvas.getByRole("group", { name: "Delete this comment and all replies to it?" }));
      await userEvent.click(question.getByRole("button", { name: "Delete" }));
      await expect(await canvas.findByText(/^No comments yet/)).toBeVisible();
    });
  },
};

export const OfSomebodyElse: Story = {
  play: async ({ canvas, canvasElement, userEvent, step }) => {
    const opened = await askAboutBread(tabCloud());
    const { root } = await waitFor(() => editorIn(canvasElement));
    await step("is shown in the text, and has no way to be deleted", async () => {
      await userEvent.click(await canvas.findByRole("button", { name: "Show “bread” in the text" }));
      await waitFor(() => expect(root.querySelector(".commented-open")).toHaveTextContent("bread"));
      await expect(canvas.queryByRole("button", { name: /^Delete/ })).toBeNull();
    });
    await step("stays with its words while others write before them", async () => {
      opened.change((draft) => draft.text.insert(0, "For Saturday evening\n"));
      await waitFor(() => expect(root.querySelector("[role=textbox]")).toHaveTextContent("For Saturday evening"));
      await expect(root.querySelector(".commented-open")).toHaveTextContent("bread");
    });
    await step("shows the words when they are deleted", async () => {
      const text = opened.doc.getText("text");
      opened.change((draft) => draft.text.delete(text.toJSON().indexOf("bread"), 5));
      await expect(await canvas.findByText("This text was deleted:")).toBeVisible();
      await expect(canvas.getByText("bread")).toBeVisible();
    });
    await opened.close();
  },
};

export const OnlyToReadInGerman: Story = {
  globals: { language: "de" },
  args: { isReadOnly: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Keine Kommentare.")).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
};
