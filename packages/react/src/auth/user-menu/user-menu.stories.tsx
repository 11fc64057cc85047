import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { expect, fn, screen, waitFor } from "storybook/test";
import { useMows } from "../../use-mows.ts";
import { UserMenu } from "./user-menu.tsx";

const meta = {
  component: UserMenu,
  args: { onSignedOut: fn() },
  decorators: [
    (Story) => (
      <header style={{ display: "flex", justifyContent: "end", minBlockSize: "18rem", alignItems: "start" }}>
        <Story />
      </header>
    ),
  ],
} satisfies Meta<typeof UserMenu>;
export default meta;
type Story = StoryObj<typeof meta>;

const goneUrl = async () => "/.mows/auth/avatars/018f0000-0000-7000-8000-000000000001?v=1";

const longName = "Wolfeschlegelsteinhausenbergerdorff-Łukasiewicz von und zu Hohenlohe-Langenburg";

export const Closed: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Account: Ada Lovelace" })).toBeVisible();
  },
};

export const Open: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const button = await canvas.findByRole("button");
    await step("opens by the keyboard", async () => {
      button.focus();
      await userEvent.keyboard("{Enter}");
      await expect(await screen.findByRole("menuitem", { name: "Open my cloud" })).toBeVisible();
      await expect(screen.getByText("@ada")).toBeVisible();
    });
    await step("goes through its items by arrows", async () => {
      await userEvent.keyboard("{End}");
      await waitFor(() => expect(screen.getByRole("menuitem", { name: "Sign out" })).toHaveFocus());
    });
    await step("gives the focus back", async () => {
      await userEvent.keyboard("{Escape}");
      await waitFor(() => expect(button).toHaveFocus());
      await userEvent.keyboard("{Enter}");
      await expect(await screen.findByRole("menu")).toBeVisible();
    });
  },
};

/** A picture of its own, drawn here: a cloud in a tab has nothing to read pictures with. */
async function drawPicture(): Promise<string> {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws nothing");
  context.fillStyle = "#3a6ea5";
  context.fillRect(0, 0, 64, 64);
  context.fillStyle = "#f2c14e";
  context.arc(32, 36, 20, 0, 2 * Math.PI);
  context.fill();
  return URL.createObjectURL(await canvas.convertToBlob());
}

/** The session as it is, but for the address of the picture. */
function WithAvatarUrl({ url, children }: { url: () => Promise<string>; children: ReactNode }) {
  const mows = useMows();
  const queryClient = useQueryClient();
  useEffect(() => {
    const { queryKey } = mows.auth.session.queryOptions();
    void Promise.all([url(), queryClient.ensureQueryData(mows.auth.session.queryOptions())]).then(([avatarUrl]) =>
      queryClient.setQueryData(queryKey, (session) => session && { ...session, avatarUrl }),
    );
  }, [mows, queryClient, url]);
  return children;
}

export const WithPicture: Story = {
  decorators: [
    (Story) => (
      <WithAvatarUrl url={drawPicture}>
        <Story />
      </WithAvatarUrl>
    ),
  ],
  play: async ({ canvas }) => {
    const button = await canvas.findByRole("button", { name: "Account: Ada Lovelace" });
    await waitFor(() => expect(button.querySelector("img")?.naturalWidth).toBe(64));
  },
};

export const PictureIsGone: Story = {
  decorators: [
    (Story) => (
      <WithAvatarUrl url={goneUrl}>
        <Story />
      </WithAvatarUrl>
    ),
  ],
  play: async ({ canvas }) => {
    const button = await canvas.findByRole("button", { name: "Account: Ada Lovelace" });
    await waitFor(() => expect(button.querySelector("[data-initials=AL]")).toBeVisible());
  },
};

export const SignsOut: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole("button"));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    await waitFor(() => expect(canvas.queryByRole("button")).toBeNull());
    await expect(args.onSignedOut).toHaveBeenCalledOnce();
  },
};

export const SigningOutFails: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button"));
    tabCloud().network.offline();
    await userEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    await expect(await screen.findByRole("alert")).toHaveTextContent("You are still signed in");
  },
};

export const LongNameOnAPhone: Story = {
  globals: { viewport: { value: "mobile1" } },
  parameters: { cloud: { people: { ada: { name: longName } } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button"));
    const menu = await screen.findByRole("menu");
    await waitFor(() => expect(menu.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth));
    await expect(menu.getBoundingClientRect().left).toBeGreaterThanOrEqual(0);
  },
};

export const LongNameOnADesktop: Story = { parameters: { cloud: { people: { ada: { name: longName } } } } };

export const GermanFromRightToLeft: Story = {
  globals: { language: "de", direction: "rtl" },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Konto: Ada Lovelace" });
    await userEvent.click(button);
    const item = await screen.findByRole("menuitem", { name: "Abmelden" });
    await expect(item).toBeVisible();
    const { left } = button.getBoundingClientRect();
    await expect(left).toBeLessThan(innerWidth / 2);
    await expect(getComputedStyle(item.querySelector("svg") ?? item).transform).toBe("matrix(-1, 0, 0, 1, 0, 0)");
  },
};

export const NobodyIsThere: Story = {
  globals: { person: "nobody" },
  play: async ({ canvas }) => {
    await tabCloud().settled();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
};
