import type { Metrics } from "./metrics.ts";

/** Counts nothing: for clouds that nobody scrapes. */
export const silentMetrics: Metrics = {
  counter: () => ({ add: () => undefined }),
  histogram: () => ({ observe: () => undefined }),
  gauge: () => undefined,
  text: async () => "",
};
