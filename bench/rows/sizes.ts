import type { Row } from "../row.ts";
import { limitOf } from "../sizes/limits.ts";
import { measureSizes } from "../sizes/measure-sizes.ts";

/** What an app loads. */
export const sizes: Row = {
  name: "sizes",
  async run({ progress }) {
    progress("bundling");
    const measured = Object.entries(await measureSizes());
    return {
      measurements: measured.map(([what, bytes]) => {
        const limit = limitOf(what);
        const floor = limit === null ? {} : { floor: { of: "ours", is: "at most", bound: limit / 1024 } as const };
        return { what, unit: "KB" as const, ours: bytes / 1024, ...floor };
      }),
      notes: ["Minified and gzipped. Components without React, TanStack Query, Ariakit, icons, the SDK and styles."],
    };
  },
};
