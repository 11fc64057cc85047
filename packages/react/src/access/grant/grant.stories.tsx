import { createAccess } from "@mows/sdk/access";
import { answerPageAs, tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect } from "storybook/test";
import { foreverMs } from "../../testing/forever.ts";
import { type FileScope, useCan } from "../use-can.ts";
import { Grant, type GrantProps } from "./grant.tsx";

/** Ada's music, which a story's app was granted. Known before the story is rendered. */
let musicId = "";

const grantedTo = (access: "read" | "write") =>
  tabCloud().user("ada", { app: "storybook", grants: [{ path: "/Music", access }] });

/** A folder of Ada's music with something to do to it. */
function Guarded(props: Pick<GrantProps, "scope" | "fallback">) {
  // Taken once: the next story's cloud has other ids.
  const [node] = useState(musicId);
  return (
    <Grant {...props} node={node}>
      <button type="button" className="mows-button">
        Rename
      </button>
    </Grant>
  );
}

const meta = {
  component: Guarded,
  args: { scope: "files.write" },
  beforeEach: async () => {
    musicId = await tabCloud().files.folder(await tabCloud().user("ada"), "/Music");
  },
} satisfies Meta<typeof Guarded>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Allowed: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Rename" })).toBeVisible();
  },
};

export const TheAppMayOnlyRead: Story = {
  beforeEach: async () => void (await grantedTo("read")),
  play: async ({ canvas, userEvent, step }) => {
    await step("says so, and leads to where it is allowed", async () => {
      const link = await canvas.findByRole("link", { name: "Allow it in your cloud" });
      await expect(canvas.getByText("You have not allowed this app to change this.")).toBeVisible();
      await expect(link).toHaveAttribute("href", expect.stringContaining("/request-access?"));
      await userEvent.tab();
      await expect(link).toHaveFocus();
    });
    await step("shows what it guards once that was allowed and the page is back in front", async () => {
      await grantedTo("write");
      document.dispatchEvent(new Event("visibilitychange"));
      await expect(await canvas.findByRole("button", { name: "Rename" })).toBeVisible();
      await expect(canvas.queryByRole("link")).toBeNull();
    });
  },
};

/** No app may share: there is nothing to ask for. */
export const NoAppMay: Story = {
  args: { scope: "files.manage" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("You have not allowed this app to share this.")).toBeVisible();
    await expect(canvas.queryByRole("link")).toBeNull();
  },
};

export const ThePersonMayOnlyRead: Story = {
  globals: { person: "bob" },
  beforeEach: async () => {
    const [ada, bob] = await Promise.all([tabCloud().user("ada"), tabCloud().user("bob")]);
    const shared = await createAccess(ada.mows).shareNode({ nodeId: musicId, username: bob.username, role: "READ" });
    if (shared.__typename !== "NodeShared") throw new Error(shared.message);
    await answerPageAs(bob);
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^You may not change this\. Ask whoever shared it/)).toBeVisible();
    await expect(canvas.queryByRole("link")).toBeNull();
  },
};

export const NotShared: Story = {
  globals: { person: "bob" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("This does not exist, or was not shared with you.")).toBeVisible();
  },
};

export const SignedOut: Story = {
  globals: { person: "nobody" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Sign in to change this.")).toBeVisible();
  },
};

/** Nothing, rather than a request that may be wrong. */
export const NotKnownYet: Story = {
  beforeEach: () => tabCloud().network.latency(foreverMs),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector(".mows-grant")).toBeNull();
  },
};

export const SomethingElseInstead: Story = {
  args: { scope: "files.manage", fallback: <p>Only you can share this, in your cloud.</p> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Only you can share this, in your cloud.")).toBeVisible();
    await expect(canvas.queryByText(/You have not allowed/)).toBeNull();
  },
};

export const GermanOnAPhone: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  beforeEach: async () => void (await grantedTo("read")),
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("link", { name: "In deiner Cloud erlauben" })).toBeVisible();
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

function Answers() {
  const [node] = useState(musicId);
  return (
    <ul>
      <Answer node={node} scope="files.read" />
      <Answer node={node} scope="files.write" />
      <Answer node={node} scope="files.manage" />
    </ul>
  );
}

function Answer({ node, scope }: { node: string; scope: FileScope }) {
  const { allowed, reason } = useCan(scope, node);
  return (
    <li>
      {scope}: {allowed ? "yes" : "no"} ({reason ?? "asking"})
    </li>
  );
}

/** The hook below `<Grant>`, for buttons that are disabled rather than gone. */
export const UseCan: Story = {
  render: () => <Answers />,
  beforeEach: async () => void (await grantedTo("read")),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("files.read: yes (ALLOWED)")).toBeVisible();
    await expect(await canvas.findByText("files.write: no (APP_LACKS_IT)")).toBeVisible();
    await expect(await canvas.findByText("files.manage: no (APP_LACKS_IT)")).toBeVisible();
  },
};
