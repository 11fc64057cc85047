import type { PresenceState, PresentMember } from "@mows/sdk/docs";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useCallback, useState } from "react";
import { expect, fireEvent, within } from "storybook/test";
import { presentMembers } from "../../testing/present-members.ts";
import { AvatarStack } from "../avatar-stack/avatar-stack.tsx";
import { FollowControl } from "./follow-control.tsx";
import { useFollow, type FollowablePresence } from "./use-follow.ts";

/** One of two pages that see each other: what one tells, the other gets. */
function Page({ name, presence }: { name: string; presence: FollowablePresence }) {
  const [seen, setSeen] = useState("the beginning");
  const follow = useFollow(presence, (view) => setSeen(String(view)));
  const goTo = (place: string) => {
    setSeen(place);
    follow.show(place);
  };
  return (
    <section aria-label={name} style={{ display: "grid", gap: "1rem", padding: "1rem" }}>
      <AvatarStack others={presence.others} following={follow.following?.connection ?? null} onFollow={follow.follow} />
      <FollowControl follow={follow} />
      <p>Looks at {seen}</p>
      <button type="button" className="mows-button" onClick={() => goTo("page 12")}>
        Go to page 12
      </button>
    </section>
  );
}

function TwoPages() {
  const [told, setTold] = useState<readonly [PresenceState, PresenceState]>([{}, {}]);
  const [bob, grace] = presentMembers(2);
  const tell = useCallback((index: 0 | 1, change: PresenceState) => {
    setTold(([first, second]) => (index === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }]));
  }, []);
  const tellBob = useCallback((change: PresenceState) => tell(0, change), [tell]);
  const tellGrace = useCallback((change: PresenceState) => tell(1, change), [tell]);
  const seen = (member: PresentMember | undefined, state: PresenceState) => (member ? [{ ...member, state }] : []);
  return (
    <>
      <Page name="Bob's" presence={{ others: seen(grace, told[1]), setMe: tellBob, clientId: bob?.clientId ?? null }} />
      <Page
        name="Grace's"
        presence={{ others: seen(bob, told[0]), setMe: tellGrace, clientId: grace?.clientId ?? null }}
      />
    </>
  );
}

const meta = { component: TwoPages } satisfies Meta<typeof TwoPages>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AskedAndFollowed: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const bob = within(canvas.getByRole("region", { name: "Bob's" }));
    const grace = within(canvas.getByRole("region", { name: "Grace's" }));
    await step("asks, and is followed", async () => {
      await userEvent.click(bob.getByRole("button", { name: "Ask others to follow me" }));
      await expect(await grace.findByText("Bob asks you to follow along")).toBeVisible();
      const [follow] = grace.getAllByRole("button", { name: "Follow Bob" }).toReversed();
      if (follow) await userEvent.click(follow);
      await expect(await grace.findByText("You follow Bob")).toBeVisible();
      await expect(await bob.findByText("1 person follows you")).toBeVisible();
    });
    await step("sees what the other looks at", async () => {
      await userEvent.click(bob.getByRole("button", { name: "Go to page 12" }));
      await expect(await grace.findByText("Looks at page 12")).toBeVisible();
    });
    await step("and goes their own way by the wheel", async () => {
      await fireEvent.wheel(grace.getByText("Looks at page 12"));
      await expect(await bob.findByText("Nobody follows you yet")).toBeVisible();
    });
  },
};

export const InGerman: Story = {
  globals: { language: "de" },
  play: async ({ canvas, userEvent }) => {
    const [follow] = canvas.getAllByRole("button", { name: "Grace Hopper folgen" });
    if (follow) await userEvent.click(follow);
    await expect(await canvas.findByText("Du folgst Grace Hopper")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Nicht mehr folgen" }));
    await expect(canvas.queryByText("Du folgst Grace Hopper")).toBeNull();
  },
};
