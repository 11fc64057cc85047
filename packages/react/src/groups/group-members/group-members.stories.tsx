import { createGroups } from "@mows/sdk/groups";
import type { TestCloud } from "@mows/testing";
import { answerPageAs, tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useQuery } from "@tanstack/react-query";
import { expect, fn, waitFor, within } from "storybook/test";
import { foreverMs } from "../../testing/forever.ts";
import { useGroups } from "../use-groups.ts";
import { GroupMembers, type GroupMembersProps } from "./group-members.tsx";

/** The members of the first group there is. */
function FirstGroup(props: Omit<GroupMembersProps, "groupId">) {
  const { data } = useQuery(useGroups().list.queryOptions());
  const group = data?.__typename === "Groups" ? data.groups[0] : undefined;
  return group ? <GroupMembers groupId={group.id} {...props} /> : null;
}

/** Ada's group, with Bob in it. */
async function seedFamily(cloud: TestCloud): Promise<void> {
  const [ada, bob] = await Promise.all([cloud.user("ada"), cloud.user("bob")]);
  const made = await createGroups(ada.mows).create({ name: "Family" });
  if (made.__typename !== "GroupCreated") throw new Error(made.message);
  const invited = await createGroups(ada.mows).invite({ groupId: made.group.id, hours: 1, uses: 1 });
  if (invited.__typename !== "GroupInvited") throw new Error(invited.message);
  await createGroups(bob.mows).acceptInvitation({ token: new URL(invited.url).hash.slice(1) });
}

const meta = {
  component: FirstGroup,
  args: { onLeft: fn() },
  parameters: { cloud: { seed: seedFamily } },
  // on the cloud's own origin: groups are no app's business
  beforeEach: async ({ globals }) => {
    const person = String(globals["person"]);
    if (person !== "nobody") await answerPageAs(await tabCloud().user(person));
  },
} satisfies Meta<typeof FirstGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const ForAManager: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const list = await canvas.findByRole("list", { name: "Members of Family" });
    await expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await step("makes somebody a manager and a member again", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Make manager: Bob" }));
      await userEvent.click(await canvas.findByRole("button", { name: "Make member: Bob" }));
      const question = await canvas.findByRole("group", { name: /^Make Bob a member\?/ });
      await userEvent.click(within(question).getByRole("button", { name: "Make member" }));
      await expect(await canvas.findByRole("button", { name: "Make manager: Bob" })).toBeVisible();
    });
    await step("asks before it removes, and the keyboard leads back", async () => {
      const remove = canvas.getByRole("button", { name: "Remove: Bob" });
      remove.focus();
      await userEvent.keyboard("{Enter}");
      await waitFor(() => expect(canvas.getByRole("button", { name: "Cancel" })).toHaveFocus());
      await userEvent.keyboard("{Escape}");
      await waitFor(() => expect(canvas.getByRole("button", { name: "Remove: Bob" })).toHaveFocus());
    });
  },
};

export const ForAMember: Story = {
  globals: { person: "bob" },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Leave" }));
    const question = await canvas.findByRole("group");
    await expect(canvas.queryByRole("button", { name: /Remove/ })).toBeNull();
    await userEvent.click(within(question).getByRole("button", { name: "Leave" }));
    await waitFor(() => expect(args.onLeft).toHaveBeenCalledOnce());
  },
};

export const TheLastManagerStays: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Leave" }));
    await userEvent.click(within(await canvas.findByRole("group")).getByRole("button", { name: "Leave" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("A group always has a manager");
  },
};

export const OnAPhoneInGerman: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  parameters: {
    cloud: { people: { bob: { name: "Wolfeschlegelsteinhausenbergerdorff-Łukasiewicz von und zu Hohenlohe" } } },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("list", { name: "Mitglieder von Family" })).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

export const FromRightToLeft: Story = { globals: { direction: "rtl" } };

export const GroupIsGone: Story = {
  render: (args) => <GroupMembers groupId="018f0000-0000-7000-8000-0000000000aa" {...args} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("This group is gone");
  },
};

export const Loading: Story = {
  render: (args) => <GroupMembers groupId="018f0000-0000-7000-8000-0000000000aa" {...args} />,
  beforeEach: () => tabCloud().network.latency(foreverMs),
};
