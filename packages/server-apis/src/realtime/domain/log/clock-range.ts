/** Clocks of one Yjs client, `start` to before `end`. */
export type ClockRange = { client: number; start: number; end: number };
