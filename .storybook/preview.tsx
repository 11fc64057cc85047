import type { Preview } from "@storybook/react-vite";
import "@mows/react/styles.css";
import "./preview.css";
import { configure } from "storybook/test";
import { checkOtherTheme } from "./check-other-theme.ts";
import { prepareStoryCloud } from "./story-cloud.ts";
import { StoryFrame } from "./story-frame.tsx";
import { globalTypes, initialGlobals, type StoryGlobals } from "./story-globals.ts";

/** As long as a machine that is busy with other work may take: what is looked for is there far sooner. */
configure({ asyncUtilTimeout: 10_000 });

const preview: Preview = {
  globalTypes,
  initialGlobals: { ...initialGlobals },
  parameters: { a11y: { test: "error" } },
  beforeEach: prepareStoryCloud,
  afterEach: checkOtherTheme,
  decorators: [
    (Story, { globals }) => (
      <StoryFrame globals={globals as unknown as StoryGlobals}>
        <Story />
      </StoryFrame>
    ),
  ],
};

export default preview;
