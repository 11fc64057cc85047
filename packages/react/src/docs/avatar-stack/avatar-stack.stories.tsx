import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, within } from "storybook/test";
import { presentMembers } from "../../testing/present-members.ts";
import { AvatarStack, type AvatarStackProps } from "./avatar-stack.tsx";

/** Follows whom one chooses, as `useFollow` does. */
function Following(props: AvatarStackProps) {
  const [following, setFollowing] = useState<string | null>(null);
  const follow = props.onFollow;
  return (
    <AvatarStack
      {...props}
      following={following}
      {...(follow && {
        onFollow: (connection) => {
          setFollowing(connection);
          follow(connection);
        },
      })}
    />
  );
}

const meta = {
  component: AvatarStack,
  render: (args) => <Following {...args} />,
  args: { others: presentMembers(3) },
  decorators: [
    (Story) => (
      <div style={{ display: "flex", justifyContent: "end", minBlockSize: "8rem" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof AvatarStack>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {
  play: async ({ canvas }) => {
    const stack = canvas.getByRole("list", { name: "3 other people are here" });
    const names = within(stack)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    await expect(names).toEqual(["Bob", "Grace Hopper", "Alan Turing"]);
  },
};

export const MoreThanFit: Story = {
  args: { others: presentMembers(7) },
  play: async ({ canvas }) => {
    const rest = canvas.getAllByRole("listitem").at(-1);
    await expect(rest).toHaveTextContent("+3");
    await expect(rest).toHaveTextContent("Edsger Dijkstra, Barbara Liskov");
  },
};

export const OnePersonWithTwoTabs: Story = {
  args: {
    others: [...presentMembers(1), ...presentMembers(1).map((member) => ({ ...member, connection: "other tab" }))],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("list", { name: "1 other person is here" })).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(1);
  },
};

export const ToFollow: Story = {
  args: { onFollow: fn() },
  play: async ({ canvas, userEvent, args }) => {
    const grace = canvas.getByRole("button", { name: "Follow Grace Hopper" });
    await userEvent.tab();
    await userEvent.tab();
    await expect(grace).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(grace).toHaveAttribute("aria-pressed", "true");
    await userEvent.keyboard(" ");
    await expect(grace).toHaveAttribute("aria-pressed", "false");
    await expect(args.onFollow).toHaveBeenLastCalledWith(null);
  },
};

export const NobodyElse: Story = {
  args: { others: [] },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("list")).toBeNull();
  },
};

export const GermanFromRightToLeft: Story = {
  globals: { language: "de", direction: "rtl" },
  args: { others: presentMembers(7) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("list", { name: "7 andere Personen sind hier" })).toBeVisible();
  },
};
