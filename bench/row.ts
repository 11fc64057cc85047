/** What is compared with what: a figure of ours, the same of a peer in the same run, and the floor they are held to. */
export type Measurement = {
  what: string;
  unit: Unit;
  ours: number;
  peer?: { name: string; value: number };
  floor?: Floor;
};

export type Unit =
  | "MB/s"
  | "ms"
  | "µs"
  | "s"
  | "MB"
  | "KB"
  | "bytes"
  | "requests/s"
  | "frames/s"
  | "files/s"
  | "deliveries/s"
  | "updates/s"
  | "updates";

/** `ratio` is ours divided by the peer's. */
export type Floor = { of: "ratio" | "ours"; is: "at least" | "at most"; bound: number };

export type RowResult = {
  measurements: readonly Measurement[];
  /** What a reader has to know to judge the figures, and why something is missing. */
  notes: readonly string[];
};

export type RowOptions = {
  /** Tells a person what is being done; a line at most. */
  progress(text: string): void;
  /** Where each cloud writes a CPU profile when it ends; null for none. */
  profileFolder: string | null;
};

/** One subject of the bench. It starts what it needs, and leaves nothing behind. */
export type Row = { name: string; run(options: RowOptions): Promise<RowResult> };
