import { tabCloud } from "@mows/testing/tab";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, waitFor } from "storybook/test";
import { Search } from "./search.tsx";

const names = ["München im Schnee.jpg", "Munich guide.txt", "Marienplatz.jpg", "Rechnung 2034-03.txt", "Muße.txt"];
const onOpen = fn();

const meta = {
  component: Search,
  args: { onOpen },
  beforeEach: async () => {
    localStorage.clear();
    const cloud = tabCloud();
    const ada = await cloud.user("ada", { app: "storybook", grants: [{ path: "/Music", access: "write" }] });
    for (const name of names) await cloud.files.upload(ada, `/Music/Travel/${name}`, name);
    await cloud.settled();
  },
} satisfies Meta<typeof Search>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AsYouType: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const input = await canvas.findByRole("combobox", { name: "Search" });
    await step("finds without the accents, the whole name first", async () => {
      await userEvent.type(input, "munch");
      await expect(await canvas.findByRole("option", { name: /München im Schnee/ })).toBeVisible();
      await expect(await canvas.findByText(/^\d+ found$/)).toBeVisible();
    });
    await step("opens what the arrow keys reached", async () => {
      await userEvent.keyboard("{ArrowDown}");
      await waitFor(() => expect(input).toHaveAttribute("aria-activedescendant"));
      await userEvent.keyboard("{Home}{Enter}");
      await waitFor(() =>
        expect(onOpen).toHaveBeenCalledWith(
          expect.objectContaining({ name: "München im Schnee.jpg" }),
          expect.arrayContaining([expect.objectContaining({ name: "Munich guide.txt" })]),
        ),
      );
    });
    await step("clears with Escape, and offers what was searched before", async () => {
      await userEvent.keyboard("{Escape}");
      await expect(await canvas.findByRole("option", { name: "munch" })).toBeVisible();
    });
  },
};

export const Narrowed: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole("combobox"), "m");
    await userEvent.click(await canvas.findByRole("button", { name: /^Texts \(/ }));
    await waitFor(() => expect(canvas.queryByRole("option", { name: /München/ })).toBeNull());
    await expect(await canvas.findByRole("option", { name: /Munich guide/ })).toBeVisible();
    await expect(canvas.getByRole("button", { pressed: true })).toBeVisible();
  },
};

/** By the keys that everybody has, and where the pointer finds it. */
export const ShownInItsFolder: Story = {
  args: { onShowInFolder: fn() },
  play: async ({ canvas, userEvent, args }) => {
    const input = await canvas.findByRole("combobox");
    await userEvent.type(input, "munich");
    const option = await canvas.findByRole("option", { name: /Munich guide/ });
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(input).toHaveAttribute("aria-activedescendant"));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(args.onShowInFolder).toHaveBeenCalledOnce());
    const place = option.querySelector("[data-in-folder]");
    if (place) await userEvent.click(place);
    await waitFor(() => expect(args.onShowInFolder).toHaveBeenCalledTimes(2));
  },
};

/** Months are offered as they are found; a place is written as maps write it. */
export const WhenAndWhere: Story = {
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.type(await canvas.findByRole("combobox", { name: "Search" }), "m");
    await canvas.findByRole("option", { name: /Munich guide/ });
    await userEvent.click(canvas.getByRole("button", { name: "When and where" }));
    await step("the month in which all of it came", async () => {
      await userEvent.selectOptions(await canvas.findByRole("combobox", { name: "What happened then" }), "Changed in");
      const month = canvas.getByRole("combobox", { name: "When" });
      await waitFor(() => expect(month.querySelectorAll("option").length).toBeGreaterThan(1));
      await userEvent.selectOptions(month, month.querySelectorAll("option")[1]?.value ?? "");
      await expect(await canvas.findByRole("option", { name: /Munich guide/ })).toBeVisible();
    });
    await step("nothing of it was taken at the South Pole", async () => {
      const place = canvas.getByRole("textbox", { name: "Taken near" });
      await userEvent.type(place, "somewhere{Enter}");
      await expect(await canvas.findByRole("alert")).toHaveTextContent("This is no place");
      await userEvent.clear(place);
      await userEvent.type(place, "-90, 0{Enter}");
      await expect(await canvas.findByText("Nothing found for “m”.")).toBeVisible();
      await userEvent.click(canvas.getByRole("button", { name: "Anywhere" }));
      await expect(await canvas.findByRole("option", { name: /Munich guide/ })).toBeVisible();
    });
  },
};

export const MistypedAndNothing: Story = {
  play: async ({ canvas, userEvent }) => {
    const input = await canvas.findByRole("combobox");
    await userEvent.type(input, "rechnugn");
    await expect(await canvas.findByRole("option", { name: /Rechnung 2034-03/ })).toBeVisible();
    await userEvent.clear(input);
    await userEvent.type(input, "xylophon");
    await expect(await canvas.findByText("Nothing found for “xylophon”.")).toBeVisible();
  },
};

export const Offline: Story = {
  play: async ({ canvas, userEvent }) => {
    const input = await canvas.findByRole("combobox");
    tabCloud().network.offline();
    await userEvent.type(input, "munich");
    await expect(await canvas.findByRole("alert")).toHaveTextContent("Your cloud cannot be reached.");
    tabCloud().network.online();
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await expect(await canvas.findByRole("option", { name: /Munich guide/ })).toBeVisible();
  },
};

export const GermanOnAPhone: Story = {
  globals: { language: "de", viewport: { value: "mobile1" } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(await canvas.findByRole("combobox", { name: "Suche" }), "m");
    await expect(await canvas.findByText(/Treffer$/)).toBeVisible();
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const FromRightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole("combobox"), "schnee");
    await expect(await canvas.findByRole("option", { name: /München/ })).toBeVisible();
  },
};
