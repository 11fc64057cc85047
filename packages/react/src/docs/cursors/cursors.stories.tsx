import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, fn, waitFor } from "storybook/test";
import { presentMembers } from "../../testing/present-members.ts";
import { Cursors } from "./cursors.tsx";

const pointing = presentMembers(4, (index) => ({ pointer: { x: 0.1 + index * 0.22, y: 0.2 + index * 0.2 } }));

const board = (
  <div style={{ blockSize: "20rem", padding: "1rem", border: "1px solid var(--mows-color-border)" }}>
    <button type="button" className="mows-button">
      A thing on the board
    </button>
  </div>
);

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

export const OnAPhone: Story = { globals: { viewport: { value: "mobile1" } } };
