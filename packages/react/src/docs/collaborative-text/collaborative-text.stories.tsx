import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { editorIn, typeInto } from "../../testing/editor-in.ts";
import { createNote, noteSchema, shareNote, shoppingList } from "../../testing/note.ts";
import { SyncStatus } from "../sync-status/sync-status.tsx";
import { useDocFacts } from "../use-doc-facts.ts";
import { CollaborativeText } from "./collaborative-text.tsx";
import { anchorAt } from "./text-anchor.ts";

const app = { app: "storybook", grants: [{ path: "/Music", access: "write" }] } as const;

/** Of the story's note. */
let noteId = "";

function Note({ isReadOnly = false }: { isReadOnly?: boolean }) {
  const note = useDocFacts(noteSchema, noteId);
  const access = isReadOnly ? "read" : note.access;
  return (
    <div style={{ display: "grid", gap: "0.5rem", gridTemplateRows: "auto 20rem" }}>
      <SyncStatus doc={note} />
      <CollaborativeText doc={{ ...note, access }} field="text" label="Saturday" />
    </div>
  );
}

async function seed(cloud: TestCloud, content = shoppingList) {
  noteId = await createNote((await cloud.user("ada", app)).mows, content);
}

const meta = { component: Note, parameters: { cloud: { seed } } } satisfies Meta<typeof Note>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Alone: Story = {
  play: async ({ canvas, canvasElement, userEvent, step }) => {
    const { textbox } = await waitFor(() => editorIn(canvasElement));
    await waitFor(() => expect(textbox).toHaveTextContent("Ada brings the wine."));
    await expect(textbox).toHaveAttribute("aria-label", "Saturday");
    await step("what is typed is saved by itself", async () => {
      typeInto(textbox, "Milk! ");
      await waitFor(() => expect(textbox).toHaveTextContent("Milk! # Saturday"));
      await waitFor(() => expect(canvas.getByRole("status").parentElement).toHaveAttribute("data-state", "saved"));
    });
    await step("Tab leads on: nobody is caught in the text", async () => {
      await userEvent.tab();
      await expect(textbox.matches(":focus")).toBe(false);
    });
  },
};

export const WithBob: Story = {
  play: async ({ canvasElement, step }) => {
    const { root, textbox } = await waitFor(() => editorIn(canvasElement));
    await waitFor(() => expect(textbox).toHaveTextContent("Ada brings the wine."));
    const [owner, bob] = [await tabCloud().user("ada"), await tabCloud().user("bob")];
    await shareNote(owner.mows, noteId, "bob", "WRITE");
    const doc = await bob.mows.docs.open(noteId, noteSchema);
    await doc.synced;
    await step("sees what he writes as he writes it", async () => {
      doc.change((draft) => draft.text.insert(shoppingList.indexOf("bread"), "rye "));
      await waitFor(() => expect(textbox).toHaveTextContent("- rye bread"));
    });
    await step("and where he is, with his name", async () => {
      const text = doc.doc.getText("text");
      const [anchor, head] = ["oat", " milk"].map((word) => anchorAt(text, shoppingList.indexOf(word)));
      doc.awareness.setLocalStateField("cursor", { anchor, head });
      await waitFor(() => expect(root.querySelector(".caret-name")).toHaveAttribute("data-name", "Bob"));
      await expect(root.querySelector(".selected-by")).toHaveTextContent("oat");
    });
    await step("what he sends that is no place harms nobody", async () => {
      doc.awareness.setLocalStateField("cursor", { anchor: {}, head: { item: { client: 1, clock: -1 } } });
      await waitFor(() => expect(root.querySelector(".caret-name")).toBeNull());
    });
    await step("he is gone when his page is", async () => {
      await doc.close();
    });
  },
};

export const OnlyToRead: Story = {
  args: { isReadOnly: true },
  play: async ({ canvasElement }) => {
    const { textbox } = await waitFor(() => editorIn(canvasElement));
    await waitFor(() => expect(textbox).toHaveTextContent("Ada brings the wine."));
    typeInto(textbox, "nonsense");
    // what the browser put there is taken out again
    await waitFor(() => expect(textbox).not.toHaveTextContent("nonsense"));
    await expect(textbox).toHaveAttribute("aria-readonly", "true");
  },
};

export const EmptyInGermanOnAPhone: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  parameters: { cloud: { seed: (cloud: TestCloud) => seed(cloud, "") } },
  play: async ({ canvasElement }) => {
    const { textbox } = await waitFor(() => editorIn(canvasElement));
    await waitFor(() => expect(textbox).toHaveTextContent("Schreib hier …"));
  },
};
