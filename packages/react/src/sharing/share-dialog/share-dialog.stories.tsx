import { createAccess } from "@mows/sdk/access";
import { createLinks } from "@mows/sdk/links";
import type { TestCloud } from "@mows/testing";
import { answerPageAs, tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useQuery } from "@tanstack/react-query";
import { expect, fn, waitFor, within } from "storybook/test";
import { useMows } from "../../use-mows.ts";
import { ShareDialog, type ShareDialogProps } from "./share-dialog.tsx";

/** Ada's folder of the summer. */
function Summer({ onClose }: Pick<ShareDialogProps, "onClose">) {
  const mows = useMows();
  const { data } = useQuery({ queryKey: ["summer"], queryFn: async () => summerOf(mows) });
  return data ? <ShareDialog nodeId={data.id} name={data.name} isFolder onClose={onClose} /> : null;
}

async function summerOf(mows: ReturnType<typeof useMows>) {
  const roots = await mows.files.roots();
  const root = roots.__typename === "Roots" ? roots.roots[0] : undefined;
  if (root === undefined) throw new Error("nobody is signed in");
  const page = await mows.files.list({ folderId: root.node.id });
  const found = page.__typename === "NodePage" ? page.nodes.find(({ name }) => name === "Summer") : undefined;
  if (found === undefined) throw new Error("there is no summer");
  return found;
}

/** A folder that Bob may see and that has a link. */
async function seedSummer(cloud: TestCloud): Promise<void> {
  const [ada] = await Promise.all([cloud.user("ada"), cloud.user("bob"), cloud.user("cleo")]);
  const roots = await ada.mows.files.roots();
  if (roots.__typename !== "Roots") throw new Error(roots.message);
  const parentId = roots.roots[0]?.node.id ?? "";
  const made = await ada.mows.files.createFolder({ parentId, name: "Summer" });
  if (made.__typename !== "FolderCreated") throw new Error(made.__typename);
  const nodeId = made.folder.id;
  await createAccess(ada.mows).shareNode({ nodeId, username: "bob", role: "READ" });
  await createLinks(ada.mows).create({ nodeId, kind: "VIEW", label: "For Grandma", downloadLimit: 3 });
}

const meta = {
  component: Summer,
  args: { onClose: fn() },
  parameters: { cloud: { seed: seedSummer } },
  // on the cloud's own origin: no app shares
  beforeEach: async () => answerPageAs(await tabCloud().user("ada")),
} satisfies Meta<typeof Summer>;
export default meta;
type Story = StoryObj<typeof meta>;

export const SharesAndTakesBack: Story = {
  play: async ({ canvas, userEvent, step, args }) => {
    const dialog = within(await canvas.findByRole("dialog", { name: "Share “Summer”" }));
    await step("gives somebody access by name", async () => {
      await userEvent.type(await dialog.findByRole("combobox", { name: "Share with" }), "cleo");
      await userEvent.click(dialog.getByRole("button", { name: "Share" }));
      await expect(await dialog.findByRole("button", { name: /^Take back from Cleo/i })).toBeVisible();
    });
    await step("takes it back from somebody else, by the keyboard", async () => {
      dialog.getByRole("button", { name: /^Take back from Bob/i }).focus();
      await userEvent.keyboard("{Enter}");
      await waitFor(() => expect(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus());
      await userEvent.tab();
      await userEvent.keyboard("{Enter}");
      await waitFor(() => expect(dialog.queryByRole("button", { name: /^Take back from Bob/i })).toBeNull());
    });
    await step("closes by Escape", async () => {
      await userEvent.click(dialog.getByRole("button", { name: "Close" }));
      await expect(args.onClose).toHaveBeenCalled();
    });
  },
};

export const MakesADropBox: Story = {
  play: async ({ canvas, userEvent }) => {
    const dialog = within(await canvas.findByRole("dialog"));
    await userEvent.click(await dialog.findByRole("button", { name: "New link" }));
    await userEvent.selectOptions(dialog.getByRole("combobox", { name: "Whoever has the link may" }), "DROP");
    await userEvent.type(dialog.getByLabelText(/^Name of the link/), "Pictures for Ada");
    await userEvent.click(dialog.getByRole("button", { name: "Make link" }));
    await expect(await dialog.findByRole("button", { name: "Copy the link “Pictures for Ada”" })).toBeVisible();
  },
};

export const OnAPhoneInGerman: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("dialog", { name: "„Summer“ teilen" })).toBeVisible();
    await expect(await canvas.findByRole("list", { name: "Links" })).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

export const FromRightToLeft: Story = { globals: { direction: "rtl" } };
