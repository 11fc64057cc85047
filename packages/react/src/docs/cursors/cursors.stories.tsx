import type { TestCloud } from "@mows/testing";
import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, fn, waitFor } from "storybook/test";
import { createNote, shareNote } from "../../testing/note.ts";
import { presentMembers } from "../../testing/present-members.ts";
import { AvatarStack } from "../avatar-stack/avatar-stack.tsx";
import { usePresence } from "../use-presence.ts";
import { Cursors } from "./cursors.tsx";

const pointing = presentMembers(4, (index) => ({ pointer: { x: 0.1 + index * 0.22, y: 0.2 + index * 0.2 } }));

const board = (
  <div style={{ blockSize: "20rem", padding: "1rem", border: "1px solid var(--mows-color-border)" }}>
    <button type="button" className="mows-button">
      A thing on the board
    </button>
  </div>
);

/** Of the story's room. */
let nodeId = "";

function Room() {
  const presence = usePresence(nodeId);
  return (
    <>
      <AvatarStack others={presence.others} />
      <Cursors presence={presence}>{board}</Cursors>
    </>
  );
}

const meta = {
  component: Cursors,
  args: { presence: { others: pointing, setMe: fn() }, children: board },
} satisfies Meta<typeof Cursors>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Several: Story = {
  play: async ({ canvasElement, args, canvas, step }) => {
    const arrows = canvasElement.querySelectorAll(".mows-cursor");
    const area = canvasElement.querySelector(".mows-cursors")?.getBoundingClientRect() ?? new DOMRect();
    await step("are where the others point, whatever the size", async () => {
      await waitFor(() => expect(arrows[1]?.getBoundingClientRect().x).toBeCloseTo(area.x + area.width * 0.32, 0));
    });
    await step("and lie above what is pointed at without being in its way", async () => {
      await expect(canvas.getByRole("button")).toBeVisible();
      await expect(getComputedStyle(arrows[0] ?? canvasElement).pointerEvents).toBe("none");
    });
    await step("tell where this pointer is, but not a finger", async () => {
      const at = { clientX: area.x + area.width / 2, clientY: area.y + area.height / 4 };
      await fireEvent.pointerMove(canvas.getByRole("button"), { ...at, pointerType: "touch" });
      await expect(args.presence.setMe).not.toHaveBeenCalledWith({ pointer: expect.anything() as unknown });
      await fireEvent.pointerMove(canvas.getByRole("button"), { ...at, pointerType: "mouse" });
      await expect(args.presence.setMe).toHaveBeenLastCalledWith({ pointer: { x: 0.5, y: 0.25 } });
    });
  },
};

/** Others may send anything: what is no place is not drawn. */
export const NoPlaces: Story = {
  args: {
    presence: {
      others: presentMembers(3, (index) => ({ pointer: [null, { x: "0.5", y: 2 }, { x: Number.NaN, y: 0 }][index] })),
      setMe: fn(),
    },
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll(".mows-cursor")).toHaveLength(0);
  },
};

export const InARoomWithBob: Story = {
  render: () => <Room />,
  parameters: {
    cloud: {
      async seed(cloud: TestCloud) {
        const app = { app: "storybook", grants: [{ path: "/Music", access: "write" }] } as const;
        nodeId = await createNote((await cloud.user("ada", app)).mows);
        await cloud.user("bob");
        await shareNote((await cloud.user("ada")).mows, nodeId, "bob", "READ");
      },
    },
  },
  play: async ({ canvas, canvasElement, step }) => {
    const room = await (await tabCloud().user("bob")).mows.docs.room(nodeId);
    await step("sees where he points", async () => {
      room.setMe({ pointer: { x: 0.5, y: 0.5 } });
      await expect(await canvas.findByRole("list", { name: "1 other person is here" })).toHaveTextContent("Bob");
      await waitFor(() => expect(canvasElement.querySelectorAll(".mows-cursor")).toHaveLength(1));
    });
    await step("and is seen by him", async () => {
      const area = canvasElement.querySelector(".mows-cursors")?.getBoundingClientRect() ?? new DOMRect();
      const at = { clientX: area.x + area.width / 4, clientY: area.y + area.height / 2 };
      await fireEvent.pointerMove(canvas.getByRole("button"), { ...at, pointerType: "mouse" });
      await waitFor(() => expect(room.others[0]?.state).toMatchObject({ pointer: { x: 0.25, y: 0.5 } }));
      await expect(room.others[0]?.person.name).toBe("Ada Lovelace");
    });
    await step("until he leaves", async () => {
      room.close();
      await waitFor(() => expect(canvas.queryByRole("list")).toBeNull());
    });
  },
};

export const OnAPhone: Story = { globals: { viewport: { value: "mobile1" } } };
