import type { Preview } from "@storybook/react-vite";

/** The switches of the toolbar. */
export interface StoryGlobals {
  /** Who is signed in. */
  readonly person: "nobody" | "ada" | "bob";
  readonly theme: "light" | "dark";
  readonly language: "en" | "de";
  readonly direction: "ltr" | "rtl";
  readonly network: "normal" | "slow" | "offline";
}

export const initialGlobals: StoryGlobals = {
  person: "ada",
  theme: "light",
  language: "en",
  direction: "ltr",
  network: "normal",
};

type Toolbar = NonNullable<NonNullable<Preview["globalTypes"]>[string]["toolbar"]>;
type Icon = NonNullable<Toolbar["icon"]>;
type Items<Value extends string> = readonly { value: Value; title: string; icon?: Icon }[];

const toolbar = <Value extends string>(description: string, icon: Icon, items: Items<Value>) => ({
  description,
  toolbar: { title: description, icon, items: [...items], dynamicTitle: true },
});

export const globalTypes = {
  person: toolbar("Person", "user", [
    { value: "nobody", title: "Nobody" },
    { value: "ada", title: "Ada" },
    { value: "bob", title: "Bob" },
  ]),
  theme: toolbar("Theme", "circlehollow", [
    { value: "light", title: "Light", icon: "sun" },
    { value: "dark", title: "Dark", icon: "moon" },
  ]),
  language: toolbar("Language", "globe", [
    { value: "en", title: "English" },
    { value: "de", title: "Deutsch" },
  ]),
  direction: toolbar("Direction", "transfer", [
    { value: "ltr", title: "Left to right" },
    { value: "rtl", title: "Right to left" },
  ]),
  network: toolbar("Network", "lightning", [
    { value: "normal", title: "Normal network" },
    { value: "slow", title: "Slow network" },
    { value: "offline", title: "Offline" },
  ]),
} satisfies { [Name in keyof StoryGlobals]: ReturnType<typeof toolbar<StoryGlobals[Name]>> };
