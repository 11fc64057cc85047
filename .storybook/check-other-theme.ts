import axe from "axe-core";
import type { StoryContext } from "storybook/internal/csf";
import type { StoryGlobals } from "./story-globals.ts";

const otherOf = { light: "dark", dark: "light" } as const satisfies Record<StoryGlobals["theme"], string>;

/**
 * What axe says of colours in the theme that a story was not shown in: everything else it looks at is the same in both. For tests only; who
 * looks at a story turns the switch.
 */
export async function checkOtherTheme({ canvasElement, globals }: StoryContext): Promise<void> {
  if (import.meta.env.MODE !== "test") return;
  const { theme } = globals as unknown as StoryGlobals;
  const other = otherOf[theme];
  const root = document.documentElement;
  root.dataset["theme"] = other;
  for (const running of document.getAnimations()) if (running instanceof CSSTransition) running.finish();
  const { violations } = await axe.run(canvasElement, { runOnly: ["cat.color"] });
  root.dataset["theme"] = theme;
  const found = violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => `${help}: ${html}`));
  if (found.length > 0) throw new Error(`axe found in the ${other} theme:\n${found.join("\n")}`);
}
