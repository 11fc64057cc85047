/** A latency longer than anybody looks at a story. */
export const foreverMs = 3_600_000;
